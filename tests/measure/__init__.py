"""Long measurements that print what the READMEs say."""

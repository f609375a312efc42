"""Tell who asks over HTTP: keys of programs, and whoever is at this machine."""

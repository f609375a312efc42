"""The service in the shapes of OpenAI's API, for programs that speak no other."""

"""Signing in to the server: identities from OpenID Connect providers or a proxy, and the sessions of people."""

"""Signing in: settings, and identities that a provider of OpenID Connect or a proxy states."""

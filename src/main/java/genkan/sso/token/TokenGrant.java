package genkan.sso.token;

import org.springframework.security.authentication.AuthenticationProvider;

/** One of the ways to tokens: what a client presents at the token end point, and what it gets for it. */
public interface TokenGrant extends AuthenticationProvider {}

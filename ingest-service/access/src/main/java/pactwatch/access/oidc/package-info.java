/** Tokens of an OpenID provider, verified against its published keys. */
@NullMarked
package pactwatch.access.oidc;

import org.jspecify.annotations.NullMarked;

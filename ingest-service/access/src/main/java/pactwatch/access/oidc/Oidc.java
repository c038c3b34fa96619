package pactwatch.access.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Caller;
import pactwatch.access.Keys;

/** Adds the tokens of an OpenID provider to those of a service, if one is configured. */
@ApplicationScoped
public class Oidc {

    private final OidcConfig config;

    @Inject
    Oidc(OidcConfig config) {
        this.config = config;
    }

    /**
     * The given keys, and after them the provider's.
     *
     * @throws IllegalStateException if there is an issuer without keys
     */
    public Keys beside(Keys local) {
        return config.issuer().map(issuer -> both(local, provider(issuer))).orElse(local);
    }

    private Keys provider(String issuer) {
        URI jwks =
                config.jwks()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "pactwatch.oidc.issuer needs pactwatch.oidc.jwks, the"
                                                + " address of the provider's keys"));
        return new OidcKeys(issuer, jwks, config);
    }

    private static Keys both(Keys local, Keys provider) {
        return new Keys() {
            @Override
            public Optional<Caller> byToken(@Nullable String shown) {
                return local.byToken(shown).or(() -> provider.byToken(shown));
            }

            @Override
            public boolean isSetUp() {
                return true;
            }
        };
    }
}

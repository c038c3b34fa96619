package pactwatch.access.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens are taken beside the admin token; without an issuer nobody's. */
@ConfigMapping(prefix = "pactwatch.oidc")
public interface OidcConfig {

    /** The provider, exactly as its tokens name it in {@code iss}. */
    Optional<String> issuer();

    /** Where the provider publishes its keys; needed with an issuer. */
    Optional<URI> jwks();

    /** What tokens for this installation name in {@code aud}. */
    @WithDefault("pactwatch")
    String audience();

    /** Claim with the caller's roles: a list, or words in one text; dots lead into objects. */
    @WithDefault("roles")
    String rolesClaim();

    /** Role of those who may have subscriptions. */
    @WithDefault("reader")
    String readerRole();

    /** Role of those who may also rule and add evidence. */
    @WithDefault("analyst")
    String analystRole();

    /** Role of those who may do everything. */
    @WithDefault("operator")
    String operatorRole();

    /** How far the provider's clock and ours may be apart. */
    @WithDefault("PT30S")
    Duration clockSkewMax();

    /** Time that fetching the keys may take, to connect and to read each. */
    @WithDefault("PT5S")
    Duration keysWaitMax();
}

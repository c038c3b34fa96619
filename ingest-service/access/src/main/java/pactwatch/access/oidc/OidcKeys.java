package pactwatch.access.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Caller;
import pactwatch.access.Keys;
import pactwatch.access.Right;

/**
 * Tells callers by signed tokens of one OpenID provider (RFC 7519, RFC 9068). Only signatures with
 * a public key count, so that neither an unsigned token nor one signed with what is public passes.
 */
final class OidcKeys implements Keys {

    private static final Logger LOG = Logger.getLogger(OidcKeys.class);
    private static final int TOKEN_LENGTH_MAX = 8 * 1024;

    /** Unknown keys are asked for at most so often, whoever makes them up. */
    private static final Duration KEYS_ASKED_INTERVAL_MIN = Duration.ofSeconds(10);

    private static final String OWNER_PREFIX = "oidc:";
    private static final AlgorithmConstraints PUBLIC_KEY_SIGNATURES =
            new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    AlgorithmIdentifiers.RSA_USING_SHA384,
                    AlgorithmIdentifiers.RSA_USING_SHA512,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                    AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
                    AlgorithmIdentifiers.EDDSA);

    private final JwtConsumer tokens;
    private final OidcConfig config;

    OidcKeys(String issuer, URI jwks, OidcConfig config) {
        this.config = config;
        this.tokens =
                new JwtConsumerBuilder()
                        .setVerificationKeyResolver(
                                new HttpsJwksVerificationKeyResolver(keysOf(jwks, config)))
                        .setJwsAlgorithmConstraints(PUBLIC_KEY_SIGNATURES)
                        .setExpectedIssuer(issuer)
                        .setExpectedAudience(config.audience())
                        .setRequireExpirationTime()
                        .setRequireSubject()
                        .setAllowedClockSkewInSeconds((int) config.clockSkewMax().toSeconds())
                        .build();
    }

    private static HttpsJwks keysOf(URI jwks, OidcConfig config) {
        Get get = new Get();
        get.setConnectTimeout((int) config.keysWaitMax().toMillis());
        get.setReadTimeout((int) config.keysWaitMax().toMillis());
        get.setRetries(0);
        HttpsJwks keys = new HttpsJwks(jwks.toString());
        keys.setSimpleHttpGet(get);
        keys.setRefreshReprieveThreshold(KEYS_ASKED_INTERVAL_MIN.toMillis());
        return keys;
    }

    @Override
    public boolean isSetUp() {
        return true;
    }

    @Override
    public Optional<Caller> byToken(@Nullable String shown) {
        if (shown == null || shown.length() > TOKEN_LENGTH_MAX || !isSigned(shown)) {
            return Optional.empty();
        }
        try {
            return Optional.of(caller(tokens.processToClaims(shown.strip())));
        } catch (InvalidJwtException e) {
            LOG.debugf("token refused reasons=%s", e.getErrorDetails());
            return Optional.empty();
        } catch (MalformedClaimException e) {
            LOG.debugf("token refused reason=%s", e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isSigned(String token) {
        return token.chars().filter(c -> c == '.').count() == 2;
    }

    private Caller caller(JwtClaims claims) throws MalformedClaimException {
        Right right = right(claims);
        return right == Right.OPERATOR
                ? Caller.ADMIN
                : new Caller(OWNER_PREFIX + claims.getSubject(), right);
    }

    /** The greatest right that a role gives; whoever has none is known, and may what anyone may. */
    private Right right(JwtClaims claims) {
        Right greatest = Right.ANYONE;
        for (String role : roles(claims).toList()) {
            Right right = rightOf(role);
            greatest = right.covers(greatest) ? right : greatest;
        }
        return greatest;
    }

    private Right rightOf(String role) {
        if (role.equals(config.operatorRole())) {
            return Right.OPERATOR;
        }
        if (role.equals(config.analystRole())) {
            return Right.ANALYST;
        }
        return role.equals(config.readerRole()) ? Right.READER : Right.ANYONE;
    }

    private Stream<String> roles(JwtClaims claims) {
        @Nullable Object found = claims.getClaimsMap();
        for (String step : config.rolesClaim().split("\\.", -1)) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return switch (found) {
            case null -> Stream.of();
            case Collection<?> list -> list.stream().filter(Objects::nonNull).map(Object::toString);
            case String words -> Arrays.stream(words.split(" ", -1));
            default -> Stream.of();
        };
    }
}

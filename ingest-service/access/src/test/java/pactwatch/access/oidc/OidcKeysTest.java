package pactwatch.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pactwatch.access.Caller;
import pactwatch.access.Keys;
import pactwatch.access.Right;

/** Tokens of every make, good and bad, against keys that are published over HTTP. */
class OidcKeysTest {

    private static final String ISSUER = "https://id.example/realms/pactwatch";

    private static RsaJsonWebKey published;
    private static RsaJsonWebKey unpublished;
    private static HttpServer provider;
    private static final AtomicInteger asked = new AtomicInteger();

    private final Keys keys = new OidcKeys(ISSUER, address(), new Config("realm_access.roles"));
    private JwtClaims claims = new JwtClaims();

    private record Config(String rolesClaim) implements OidcConfig {

        @Override
        public Optional<String> issuer() {
            return Optional.of(ISSUER);
        }

        @Override
        public Optional<URI> jwks() {
            return Optional.of(address());
        }

        @Override
        public String audience() {
            return "pactwatch";
        }

        @Override
        public String readerRole() {
            return "reader";
        }

        @Override
        public String analystRole() {
            return "analyst";
        }

        @Override
        public String operatorRole() {
            return "operator";
        }

        @Override
        public Duration clockSkewMax() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration keysWaitMax() {
            return Duration.ofSeconds(20);
        }
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
    }

    @BeforeAll
    static void publish() throws IOException, JoseException {
        published = RsaJwkGenerator.generateJwk(2048);
        published.setKeyId("one");
        unpublished = RsaJwkGenerator.generateJwk(2048);
        unpublished.setKeyId("one");
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] set =
                new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(UTF_8);
        provider.createContext(
                "/keys",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(200, set.length);
                    exchange.getResponseBody().write(set);
                    exchange.close();
                });
        provider.start();
    }

    @AfterAll
    static void stop() {
        provider.stop(0);
    }

    @BeforeEach
    void fill() {
        claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("pactwatch", "account");
        claims.setSubject("f3b1");
        claims.setExpirationTimeMinutesInTheFuture(5);
        roles("analyst");
    }

    private void roles(String... roles) {
        claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
    }

    private String signedBy(RsaJsonWebKey key) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
    }

    private Optional<Caller> caller() throws JoseException {
        return keys.byToken(signedBy(published));
    }

    @ParameterizedTest
    @CsvSource({
        "reader, READER",
        "analyst, ANALYST",
        "reader analyst, ANALYST",
        "other, ANYONE",
        "Analyst, ANYONE",
        "operators, ANYONE"
    })
    void givesTheRightOfTheRole(String roles, Right right) throws JoseException {
        roles(roles.split(" ", -1));

        assertThat(caller()).contains(new Caller("oidc:f3b1", right));
    }

    @Test
    void takesAnOperatorForWhoeverRunsIt() throws JoseException {
        roles("operator", "reader");

        assertThat(caller()).contains(Caller.ADMIN);
        assertThat(keys.byHeader("Bearer " + signedBy(published))).contains(Caller.ADMIN);
    }

    @Test
    void readsRolesFromOneTextToo() throws JoseException {
        claims.setClaim("scope", "openid analyst");

        assertThat(
                        new OidcKeys(ISSUER, address(), new Config("scope"))
                                .byToken(signedBy(published)))
                .contains(new Caller("oidc:f3b1", Right.ANALYST));
    }

    @Test
    void takesNoneThatHasExpired() throws JoseException {
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 31));
        assertThat(caller()).isEmpty();

        claims.unsetClaim("exp");
        assertThat(caller()).isEmpty();
    }

    @Test
    void takesNoneBeforeItsTime() throws JoseException {
        claims.setNotBeforeMinutesInThePast(-5);

        assertThat(caller()).isEmpty();
    }

    @Test
    void takesNoneForAnotherAudience() throws JoseException {
        claims.setAudience("account");
        assertThat(caller()).isEmpty();

        claims.unsetClaim("aud");
        assertThat(caller()).isEmpty();
    }

    @Test
    void takesNoneOfAnotherIssuer() throws JoseException {
        claims.setIssuer(ISSUER + "/");

        assertThat(caller()).isEmpty();
    }

    @Test
    void takesNoneWithoutASubject() throws JoseException {
        claims.unsetClaim("sub");

        assertThat(caller()).isEmpty();
    }

    @Test
    void takesNoneWithAWrongSignature() throws JoseException {
        String good = signedBy(published);
        String[] parts = good.split("\\.", -1);
        roles("operator");
        String payload = signedBy(published).split("\\.", -1)[1];

        assertThat(keys.byToken(signedBy(unpublished))).isEmpty();
        assertThat(keys.byToken(parts[0] + "." + payload + "." + parts[2])).isEmpty();
        assertThat(keys.byToken(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(keys.byToken(good)).isPresent();
    }

    @Test
    void takesNoneThatIsNotSigned() throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());

        assertThat(keys.byToken(token.getCompactSerialization())).isEmpty();
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString("{\"alg\":\"%s\"}".formatted(none).getBytes(UTF_8));
            assertThat(keys.byToken(header + "." + payload + ".")).as(none).isEmpty();
        }
    }

    private byte[] bytes() {
        return claims.toJson().getBytes(UTF_8);
    }

    /** The public key is no secret: whoever signs with it by HMAC proves nothing. */
    @Test
    void takesNoneThatIsSignedWithWhatIsPublic() throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(new HmacKey(published.getRsaPublicKey().getEncoded()));
        token.setKeyIdHeaderValue("one");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);

        assertThat(keys.byToken(token.getCompactSerialization())).isEmpty();
    }

    @Test
    void asksForKeysOnceHoweverManyTokensNameUnknownOnes() throws JoseException {
        assertThat(caller()).isPresent();
        int before = asked.get();
        unpublished.setKeyId("made-up");
        for (int n = 0; n < 20; n++) {
            assertThat(keys.byToken(signedBy(unpublished))).isEmpty();
        }
        unpublished.setKeyId("one");

        assertThat(asked.get() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void looksAtNothingThatIsNoToken() {
        int before = asked.get();
        for (String text : List.of("", "..", "a.b.c", "desk.key", "x".repeat(100_000))) {
            assertThat(keys.byToken(text)).isEmpty();
        }
        assertThat(keys.byToken(null)).isEmpty();
        assertThat(asked.get()).isEqualTo(before);
    }
}

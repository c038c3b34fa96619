package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.e2e.RightsTable.Right;

/** People and programs of a real Keycloak at a running system, on every route. */
class OidcIT {

    private static final String UNBOUND = "1000000";
    private static final String CLIENT = "desk";
    private static final String CLIENT_OF_SHORT_TOKENS = "hasty";
    private static final String CLIENT_FOR_ANOTHER_AUDIENCE = "elsewhere";
    private static final String GUARDED = "/api/log/pactwatch.dead-letters";

    /** Tokens of the hasty client live ten seconds. */
    private static final Duration EXPIRY_MAX = Duration.ofSeconds(40);

    @TempDir private static Path folder;
    private static Keycloak keycloak;
    private static Line line;
    private static RightsWalk walk;

    @BeforeAll
    static void open() {
        keycloak = Keycloak.start(folder);
        line =
                Line.up(
                        folder.resolve("data"),
                        Map.of(
                                "PACTWATCH_GATEWAY_WRITES_PER_MINUTE",
                                UNBOUND,
                                "PACTWATCH_GATEWAY_WRONG_TOKENS_PER_MINUTE",
                                UNBOUND,
                                "PACTWATCH_OIDC_ISSUER",
                                keycloak.issuer(Keycloak.OURS),
                                "PACTWATCH_OIDC_JWKS",
                                keycloak.keys(Keycloak.OURS),
                                "PACTWATCH_OIDC_ROLES_CLAIM",
                                "realm_access.roles",
                                "PACTWATCH_OIDC_CLOCK_SKEW_MAX",
                                "PT0S"),
                        "--no-feeds");
        walk = new RightsWalk(line);
        keycloak.awaitReady();
    }

    @AfterAll
    static void close() {
        try (Keycloak _ = keycloak) {
            line.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"guest,ANYONE", "rita,READER", "anna,ANALYST", "otto,OPERATOR"})
    void letsPeopleDoWhatTheirRoleMay(String user, Right right) {
        checkRights(tokenOf(user), right);
    }

    @Test
    void letsAProgramDoWhatItsRoleMay() {
        checkRights(keycloak.tokenOfProgram(Keycloak.OURS, "robot"), Right.ANALYST);
    }

    private static void checkRights(String token, Right right) {
        if (right.isGuarded()) {
            walk.check(
                    l -> l.right().isGuarded() && l.right().compareTo(right) <= 0,
                    RightsWalk.bearer(token),
                    status -> status != 401 && status != 403 && status < 500 && status != 415,
                    "is theirs");
        }
        if (right != Right.OPERATOR) {
            walk.check(
                    l -> l.right().isGuarded() && l.right().compareTo(right) > 0,
                    RightsWalk.bearer(token),
                    status -> status == 403,
                    "is known, and lacks the right");
        }
        walk.check(
                l -> l.right() == Right.ANYONE && l.route().method().equals("GET"),
                RightsWalk.bearer(token),
                status -> status != 401 && status != 403 && status < 500,
                "is for anyone");
    }

    @Test
    void keepsTheSubscriptionsOfReadersApart() {
        String id = walk.subscribe(tokenOf("rita"));

        assertThat(status("/api/subscriptions/" + id, tokenOf("rita"))).isEqualTo(200);
        assertThat(status("/api/subscriptions/" + id, tokenOf("rolf"))).isEqualTo(404);
        assertThat(status("/api/subscriptions/" + id, tokenOf("otto"))).isEqualTo(200);
    }

    @Test
    void refusesATokenForAnotherAudience() {
        String token = keycloak.token(Keycloak.OURS, CLIENT_FOR_ANOTHER_AUDIENCE, "otto");

        assertThat(status(GUARDED, tokenOf("otto"))).isEqualTo(200);
        assertThat(status(GUARDED, token)).isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnotherIssuerWithTheSameKey() {
        String token = keycloak.tokenUnderAnotherName(Keycloak.OURS, CLIENT, "otto");

        assertThat(status(GUARDED, token)).isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnotherRealm() {
        String token = keycloak.token(Keycloak.STRANGER, CLIENT, "otto");

        assertThat(status(GUARDED, token)).isEqualTo(401);
    }

    @Test
    void refusesATokenWithTheSignatureOfAnother() {
        String token = tokenOf("otto");
        String other = tokenOf("guest");
        String forged =
                token.substring(0, token.lastIndexOf('.'))
                        + other.substring(other.lastIndexOf('.'));

        assertThat(status(GUARDED, forged)).isEqualTo(401);
    }

    @Test
    void refusesATokenOnceItHasExpired() {
        String token = keycloak.token(Keycloak.OURS, CLIENT_OF_SHORT_TOKENS, "otto");
        assertThat(status(GUARDED, token)).isEqualTo(200);

        await().atMost(EXPIRY_MAX).until(() -> status(GUARDED, token) == 401);

        assertThat(status(GUARDED, tokenOf("otto"))).isEqualTo(200);
    }

    @Test
    void signsABrowserInWithATokenOfTheProvider() {
        Visitor.Answer signedIn =
                walk.visitor()
                        .ask(
                                "POST",
                                "/alerts/sign-in",
                                Map.of(
                                        "Content-Type",
                                        "application/x-www-form-urlencoded",
                                        "Origin",
                                        walk.ours()),
                                ("token=" + URLEncoder.encode(tokenOf("rita"), UTF_8))
                                        .getBytes(UTF_8));
        assertThat(signedIn.status()).isEqualTo(303);
        String cookie = signedIn.header("Set-Cookie").replaceFirst(";.*", "");

        assertThat(status("/api/subscriptions", Map.of("Cookie", cookie))).isEqualTo(200);
        assertThat(status(GUARDED, Map.of("Cookie", cookie))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/feeds/sign-in", "/alerts/sign-in"})
    void sendsTheCookieOfASessionOverHttpsAloneIfThatIsWhereItWasGiven(String page) {
        assertThat(cookieGivenBy(page, Map.of()))
                .startsWith("pactwatch_token=")
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
        assertThat(cookieGivenBy(page, Map.of("X-Forwarded-Proto", "https")))
                .startsWith("pactwatch_token=" + line.token())
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=", "Secure");
    }

    private static String cookieGivenBy(String page, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        all.put("Origin", walk.ours());
        Visitor.Answer answer =
                walk.visitor().ask("POST", page, all, ("token=" + line.token()).getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("Set-Cookie");
    }

    private static String tokenOf(String user) {
        return keycloak.token(Keycloak.OURS, CLIENT, user);
    }

    private static int status(String path, String token) {
        return status(path, RightsWalk.bearer(token));
    }

    private static int status(String path, Map<String, String> headers) {
        return walk.visitor().ask("GET", path, headers, new byte[0]).status();
    }
}

package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.e2e.RightsTable.Right;

/** Walks every route of a running system: {@code deploy/RIGHTS.md} says what must come of it. */
class RightsIT {

    private static final String FOREIGN = "https://elsewhere.example";
    private static final String UNBOUND = "1000000";

    @TempDir private static Path folder;
    private static Line line;
    private static RightsWalk walk;
    private static String owner;

    @BeforeAll
    static void open() {
        line =
                Line.up(
                        folder.resolve("data"),
                        Map.of(
                                "PACTWATCH_GATEWAY_WRITES_PER_MINUTE",
                                UNBOUND,
                                "PACTWATCH_GATEWAY_WRONG_TOKENS_PER_MINUTE",
                                UNBOUND),
                        "--no-feeds");
        walk = new RightsWalk(line);
        owner = walk.tokenOf("desk");
    }

    @AfterAll
    static void close() {
        line.close();
    }

    @Test
    void namesEveryRouteInTheTable() {
        Set<Routes.Route> named = new HashSet<>();
        walk.table().forEach(l -> named.add(l.route()));

        String missing =
                Stream.concat(
                                walk.routes().all().stream().filter(r -> !RightsWalk.isLog(r)),
                                walk.logs())
                        .filter(r -> !named.contains(r))
                        .map(RightsTable::proposal)
                        .collect(joining("\n"));

        assertThat(missing)
                .as("Add these lines to deploy/RIGHTS.md, with the right that each needs")
                .isEmpty();
    }

    @Test
    void namesNothingInTheTableThatIsNoRoute() {
        Set<Routes.Route> known = new HashSet<>(walk.routes().all());
        walk.logs().forEach(known::add);
        List<String> idle =
                walk.table().stream()
                        .map(RightsTable.Line::route)
                        .filter(r -> !known.contains(r))
                        .filter(r -> walk.send(r, walk.operator()).status() != 200)
                        .map(Routes.Route::toString)
                        .toList();

        assertThat(idle)
                .as("Take these lines out of deploy/RIGHTS.md: they lead nowhere")
                .isEmpty();
    }

    @Test
    void hasOneLineForEachRoute() {
        assertThat(walk.table().stream().map(RightsTable.Line::route)).doesNotHaveDuplicates();
        assertThat(walk.table()).hasSizeGreaterThan(130);
    }

    @Test
    void turnsAwayWhoeverShowsNoTokenOrAWrongOne() {
        List<Map<String, String>> strangers =
                List.of(
                        Map.of(),
                        Map.of("Authorization", "Bearer wrong"),
                        Map.of("Authorization", "Basic " + line.token()),
                        Map.of("Authorization", "Bearer desk." + "A".repeat(43)),
                        Map.of("Cookie", "pactwatch_token=wrong"));
        for (Map<String, String> stranger : strangers) {
            walk.check(
                    l -> l.right().isGuarded(),
                    stranger,
                    status -> status == 401,
                    "must be 401 for " + stranger);
        }
    }

    @Test
    void opensGuardedRoutesUnderNoOtherSpelling() {
        List<String> opened = new ArrayList<>();
        for (RightsTable.Line guarded : walk.table()) {
            if (!guarded.right().isGuarded()) {
                continue;
            }
            String path = walk.address(guarded.route());
            int last = path.lastIndexOf('/') + 1;
            String encoded = "%%%02X".formatted((int) path.charAt(last));
            Stream.of(
                            path + "/",
                            path + ";x=1",
                            path + "?x=/feeds/sign-in",
                            "/" + path,
                            path.substring(0, last) + encoded + path.substring(last + 1),
                            "/feeds/.." + path,
                            "/./" + path.substring(1))
                    .filter(spelling -> walk.status(guarded.route(), spelling) / 100 == 2)
                    .forEach(spelling -> opened.add(guarded.route().method() + " " + spelling));
        }

        assertThat(opened).isEmpty();
    }

    @Test
    void letsAnyoneReadWhatNeedsNoRight() {
        walk.check(
                l -> l.right() == Right.ANYONE && l.route().method().equals("GET"),
                Map.of("Authorization", "Bearer wrong"),
                status -> status != 401 && status != 403 && status < 500,
                "is for anyone");
    }

    @Test
    void leavesSignedAddressesToTheirKeys() {
        walk.check(
                l -> l.right() == Right.KEY,
                Map.of("Origin", FOREIGN),
                status -> status == 403 || status == 404,
                "needs a key");
    }

    @Test
    void letsTheOperatorDoEverything() {
        walk.check(
                l -> l.right().isGuarded(),
                walk.operator(),
                status -> status != 401 && status != 403 && status < 500 && status != 415,
                "is the operator's too");
    }

    @Test
    void letsAnOwnerDoWhatAReaderMay() {
        walk.check(
                l -> l.right() == Right.READER,
                RightsWalk.bearer(owner),
                status -> status != 401 && status != 403 && status < 500,
                "is a reader's");
        walk.check(
                l -> l.right() == Right.ANALYST || l.right() == Right.OPERATOR,
                RightsWalk.bearer(owner),
                status -> status == 401 || status == 403,
                "is no reader's");
    }

    @Test
    void takesNoWriteThatAnotherSiteMadeABrowserSend() {
        String cookie = "pactwatch_token=" + line.token();
        List<Map<String, String>> foreign =
                List.of(
                        Map.of("Cookie", cookie),
                        Map.of("Cookie", cookie, "Origin", FOREIGN),
                        Map.of("Cookie", cookie, "Origin", "null"),
                        Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site"),
                        Map.of("Cookie", cookie, "Sec-Fetch-Site", "same-site"),
                        Map.of(
                                "Cookie",
                                cookie,
                                "Origin",
                                FOREIGN,
                                "X-Forwarded-Host",
                                "x.example"));
        for (Map<String, String> headers : foreign) {
            walk.check(
                    l -> isWrite(l) && l.right() != Right.KEY,
                    headers,
                    status -> status == 403,
                    "must be 403 for another site with " + headers.keySet());
        }
        walk.check(
                l -> isWrite(l) && l.right().isGuarded(),
                Map.of("Cookie", cookie, "Origin", walk.ours()),
                status -> status != 401 && status != 403,
                "is taken from our own page");
    }

    private static boolean isWrite(RightsTable.Line entry) {
        return !entry.route().method().equals("GET");
    }

    @Test
    void saysWhatIsWrongWithABodyThatCannotBeRead() {
        List<String> broken = new ArrayList<>();
        for (RightsTable.Line entry : walk.table()) {
            Stream.of("", "{\"", "%%%=%", "--edge\r\ngarbage", "[]", "\u0000")
                    .filter(_ -> isWrite(entry) && entry.right().isGuarded())
                    .forEach(body -> {
                        Visitor.Answer answer =
                                walk.visitor()
                                        .ask(
                                                entry.route().method(),
                                                walk.address(entry.route()),
                                                walk.headers(entry.route(), walk.operator()),
                                                body.getBytes(UTF_8));
                        if (answer.status() >= 500 || (answer.status() >= 400 && !says(answer))) {
                            broken.add(
                                    "%s with %s: %d %s"
                                            .formatted(
                                                    entry.route(),
                                                    body.strip(),
                                                    answer.status(),
                                                    answer.header("Content-Type")));
                        }
                    });
        }

        assertThat(broken).isEmpty();
    }

    private static boolean says(Visitor.Answer answer) {
        return answer.isProblem() || answer.header("Content-Type").startsWith("text/html");
    }

    @Test
    void keepsOwnersApart() {
        String id = walk.subscribe(owner);
        String other = walk.tokenOf("other");
        List<String> seen = new ArrayList<>();
        for (RightsTable.Line entry : walk.table()) {
            if (entry.right() == Right.READER && entry.route().path().contains("{id}")) {
                Visitor.Answer unknown = walk.send(entry.route(), RightsWalk.bearer(other));
                Visitor.Answer another =
                        walk.visitor()
                                .ask(
                                        entry.route().method(),
                                        walk.address(entry.route()).replace("/none", "/" + id),
                                        walk.headers(entry.route(), RightsWalk.bearer(other)),
                                        walk.body(entry.route()));
                if (another.status() / 100 == 2 || another.status() != unknown.status()) {
                    seen.add("%s: %d".formatted(entry.route(), another.status()));
                }
            }
        }

        assertThat(seen).as("routes that tell an owner of another's subscription").isEmpty();
        for (String list :
                List.of("/api/subscriptions", "/api/alerts?subscription=" + id, "/alerts")) {
            assertThat(
                            walk.visitor()
                                    .ask("GET", list, RightsWalk.bearer(other), new byte[0])
                                    .body())
                    .as(list)
                    .doesNotContain("\"" + id)
                    .doesNotContain("/alerts/subscriptions/" + id);
        }
        assertThat(
                        walk.visitor()
                                .ask(
                                        "GET",
                                        "/api/subscriptions/" + id,
                                        RightsWalk.bearer(owner),
                                        new byte[0]))
                .extracting(Visitor.Answer::status)
                .isEqualTo(200);
    }

    @Test
    void sendsSecurityHeadersWithEveryAnswer() {
        List<String> bare = new ArrayList<>();
        for (RightsTable.Line entry : walk.table()) {
            for (Map<String, String> headers : List.of(Map.<String, String>of(), walk.operator())) {
                Visitor.Answer answer = walk.send(entry.route(), headers);
                String policy = answer.header("Content-Security-Policy");
                if (!policy.startsWith("default-src 'none'")
                        || !policy.contains("frame-ancestors 'none'")
                        || policy.contains("unsafe")
                        || !answer.header("X-Content-Type-Options").equals("nosniff")
                        || !answer.header("Referrer-Policy").equals("same-origin")
                        || answer.headers()
                                        .getOrDefault("content-security-policy", List.of())
                                        .size()
                                > 1) {
                    bare.add("%s: %d %s".formatted(entry.route(), answer.status(), policy));
                }
            }
        }

        assertThat(bare).isEmpty();
    }

    @Test
    void hidesWhatIsForThoseWhoRunIt() {
        for (String path :
                List.of("/q/metrics", "/q/info", "//q/metrics", "/%71/metrics", "/q/x")) {
            assertThat(walk.visitor().ask("GET", path, walk.operator(), new byte[0]).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }
}

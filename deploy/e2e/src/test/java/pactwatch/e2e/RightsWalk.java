package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks every route of a running system that {@code deploy/RIGHTS.md} names. */
final class RightsWalk {

    private static final String LOG = "/api/log/";
    private static final List<RightsTable.Line> TABLE = RightsTable.read(Line.root());

    private final Line line;
    private final Visitor visitor;
    private final Routes routes;

    RightsWalk(Line line) {
        this.line = line;
        visitor = new Visitor(ours());
        routes = Routes.packaged(Line.root());
        routes.add(line.get("/api/openapi?format=json"));
    }

    List<RightsTable.Line> table() {
        return TABLE;
    }

    Routes routes() {
        return routes;
    }

    Visitor visitor() {
        return visitor;
    }

    String ours() {
        String address = line.address("/").toString();
        return address.substring(0, address.length() - 1);
    }

    String tokenOf(String name) {
        return line.post("/api/subscriptions/owners", "{\"owner\":\"%s\"}".formatted(name))
                .path("token")
                .asText();
    }

    /** The routes of the log, topic by topic. */
    Stream<Routes.Route> logs() {
        return Pattern.compile("name: (\\S+)")
                .matcher(topics())
                .results()
                .map(m -> m.group(1).replace("<", "{").replace(">", "}"))
                .map(topic -> new Routes.Route("GET", LOG + topic));
    }

    String topics() {
        try {
            return Files.readString(Line.root().resolve("deploy/topics.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isLog(Routes.Route route) {
        return route.path().startsWith(LOG + "{");
    }

    int status(Routes.Route route, String path) {
        return visitor.ask(route.method(), path, headers(route, Map.of()), body(route)).status();
    }

    String subscribe(String token) {
        Visitor.Answer answer =
                visitor.ask(
                        "POST",
                        "/api/subscriptions",
                        Map.of(
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "application/json"),
                        """
                        {"members":["AM"],"kinds":["WITHDRAWAL"],"channel":{"type":"atom"}}
                        """
                                .getBytes(UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceFirst("(?s).*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    void check(
            Predicate<RightsTable.Line> which,
            Map<String, String> headers,
            Predicate<Integer> isRight,
            String what) {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (RightsTable.Line entry : TABLE) {
            if (which.test(entry)) {
                asked++;
                Visitor.Answer answer = send(entry.route(), headers);
                if (!isRight.test(answer.status())) {
                    wrong.add(
                            "%s (%s) answered %d: %s"
                                    .formatted(
                                            entry.route(),
                                            entry.right(),
                                            answer.status(),
                                            answer.isProblem() ? answer.body() : ""));
                }
            }
        }
        assertThat(asked).as("routes asked").isPositive();
        assertThat(wrong).as("%s; mend the route, or its line in deploy/RIGHTS.md", what).isEmpty();
    }

    Map<String, String> operator() {
        return bearer(line.token());
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    Visitor.Answer send(Routes.Route route, Map<String, String> headers) {
        return visitor.ask(route.method(), address(route), headers(route, headers), body(route));
    }

    /** Content-Type for writes; streams are asked for as lines, so that they end. */
    Map<String, String> headers(Routes.Route route, Map<String, String> others) {
        Map<String, String> headers = new HashMap<>(others);
        if (!route.method().equals("GET")) {
            headers.put(
                    "Content-Type",
                    Visitor.contentType(Visitor.kindOf(route, routes.consumed(route))));
        }
        return headers;
    }

    byte[] body(Routes.Route route) {
        return Visitor.harmless(Visitor.kindOf(route, routes.consumed(route)));
    }

    /** An address of a route, with something for each placeholder. */
    String address(Routes.Route route) {
        return route.path()
                .replace("{id}", "none")
                .replace("{code}", "AM")
                .replace("{version}", "1")
                .replace("{action}", "pause")
                .replace("{generation}", "g1");
    }
}

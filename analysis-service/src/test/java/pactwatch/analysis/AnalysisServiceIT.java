package pactwatch.analysis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Append;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;

/** The whole service on a real broker, with real extraction. */
@QuarkusTest
@QuarkusTestResource(AnalysisProfile.class)
class AnalysisServiceIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Instant FREEZE = Instant.parse("2024-02-22T18:00:00Z");
    private static final String TEXT =
            "Armenia has frozen its participation in the Collective Security Treaty Organization,"
                    + " Prime Minister Nikol Pashinyan said on 22 February 2024. He did not say when"
                    + " it would leave.";

    private final String id = "article-" + UUID.randomUUID();
    private LogWriter ingest;

    @BeforeEach
    void awaitReady() {
        ingest = new LogWriter(TestBroker.shared().settings("test"), "ingest");
        await().atMost(WITHIN)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        ingest.close();
    }

    private void publish(int version, String title, String text) {
        Instant known = FREEZE.plusSeconds(600L * (version - 1));
        ingest.append(
                LineSamples.append(
                        new Article(
                                id,
                                version,
                                URI.create("https://news.example/" + id),
                                title,
                                text,
                                "news.example",
                                "Example News",
                                "en",
                                FREEZE,
                                known,
                                known,
                                "feed-1")));
    }

    private Response claims() {
        return given().queryParam("article", id).get("/api/claims");
    }

    private String awaitClaim() {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        claims().then()
                                .body(
                                        "claims.findAll { it.kind == 'SUSPENSION' }.size()",
                                        greaterThan(0)));
        return claims().path("claims.find { it.kind == 'SUSPENSION' }.id");
    }

    @Test
    void showsAnArticleOfTheLogAsClaimsWithTheirQuote() {
        publish(1, "Armenia freezes CSTO membership", TEXT);

        String claim = awaitClaim();

        claims().then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("claims.article.id", everyItem(equalTo(id)))
                .body("claims.member", hasItem("AM"));
        int start = claims().path("claims.find { it.id == '%s' }.start", claim);
        int end = claims().path("claims.find { it.id == '%s' }.end", claim);
        String quote = claims().path("claims.find { it.id == '%s' }.quote", claim);
        assertThat(TEXT.substring(start, end)).isEqualTo(quote);
        given().get("/claims/" + claim)
                .then()
                .statusCode(200)
                .body(containsString("<mark id=\"quote\">"));
    }

    @Test
    void verifiesEveryQuoteAgainstTheStoredText() {
        publish(1, "Armenia freezes CSTO membership", TEXT);
        awaitClaim();

        Response result = given().get("/api/verify");

        result.then().statusCode(200).body("mismatches", hasSize(0)).body("claims", greaterThan(0));
        assertThat(result.<Integer>path("quotesThatMatch")).isEqualTo(result.path("claims"));
    }

    @Test
    void forgetsWhatARevisionNoLongerSaysButNotWhatWasKnownBefore() {
        publish(1, "Armenia freezes CSTO membership", TEXT);
        awaitClaim();

        publish(2, "Correction", "An earlier version of this report was wrong.");

        await().atMost(WITHIN).untilAsserted(() -> claims().then().body("claims", hasSize(0)));
        given().queryParam("article", id)
                .queryParam("knownAt", FREEZE.plusSeconds(1).toString())
                .get("/api/claims")
                .then()
                .body("claims.size()", greaterThan(0));
    }

    @Test
    void showsEveryMemberOfThePact() {
        given().get("/api/members")
                .then()
                .statusCode(200)
                .body("pact", is("CSTO"))
                .body("generation", is("g1"))
                .body("members.code", hasItem("AM"))
                .body("members.status", everyItem(notNullValue()));
        given().get("/api/members/am").then().body("member.code", is("AM"));
    }

    @Test
    void answersTheSameReadByItsTag() {
        String tag = given().queryParam("knownAt", "2021-01-01").get("/api/members").header("ETag");

        given().queryParam("knownAt", "2021-01-01")
                .header("If-None-Match", tag)
                .get("/api/members")
                .then()
                .statusCode(304);
    }

    @Test
    void namesTheParameterThatIsWrongAndSaysWhatIsAllowed() {
        given().queryParam("knownAt", "yesterday")
                .get("/api/members")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", contains("knownAt"))
                .body("detail", containsString("2024-02-22"));
        given().queryParam("kind", "party")
                .get("/api/claims")
                .then()
                .statusCode(400)
                .body("detail", containsString("SUSPENSION"));
        given().queryParam("limit", "0").get("/api/claims").then().statusCode(400);
        given().queryParam("member", "XX").get("/api/claims").then().statusCode(400);
        given().get("/api/members/XX")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("AM"));
        given().get("/api/log/pactwatch.articles")
                .then()
                .statusCode(404)
                .body("detail", containsString("pactwatch.statuses"));
        given().queryParam("from", "noon")
                .get("/api/log/pactwatch.statuses")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("from"));
    }

    @Test
    void pagesThroughClaimsByLink() {
        publish(
                1,
                "Members of the CSTO",
                TEXT + "\n\nUzbekistan suspended its membership in the CSTO on 28 June 2012.");
        await().atMost(WITHIN)
                .untilAsserted(() -> claims().then().body("claims.size()", greaterThan(1)));

        Response first =
                given().queryParam("article", id).queryParam("limit", 1).get("/api/claims");

        String link = first.header("Link");
        assertThat(link).contains("rel=\"next\"").startsWith("</api/claims?");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("claims", hasSize(1))
                .body(
                        "claims[0].id",
                        org.hamcrest.Matchers.not(first.<String>path("claims[0].id")));
    }

    @Test
    void streamsItsOwnTopicsAsLines() {
        publish(1, "Armenia freezes CSTO membership", TEXT);
        String claim = awaitClaim();

        String lines = given().get("/api/log/pactwatch.claims.g1").asString();

        assertThat(lines.lines()).allMatch(l -> l.startsWith("{")).anyMatch(l -> l.contains(claim));
        assertThat(
                        given().queryParam("limit", 1)
                                .get("/api/log/pactwatch.claims.g1")
                                .asString()
                                .lines())
                .hasSize(1);
    }

    @Test
    void tellsThoseWhoFollowTheBoardOfChanges() throws IOException {
        URLConnection connection =
                URI.create("http://localhost:" + RestAssured.port + "/api/stream")
                        .toURL()
                        .openConnection();
        connection.setReadTimeout((int) WITHIN.toMillis());
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).isEqualTo("retry: 3000");

            publish(1, "Armenia freezes CSTO membership", TEXT);

            List<String> read = new ArrayList<>();
            while (read.stream().noneMatch(l -> l.startsWith("event: change"))) {
                String line = reader.readLine();
                assertThat(line).isNotNull();
                read.add(line);
            }
        }
    }

    @Test
    void rendersWhatAHostileArticleSaysAsText() {
        String script = "<script>alert('x')</script>";
        publish(
                1,
                "Armenia freezes CSTO membership " + script,
                script + " " + TEXT + " <img src=x onerror=alert(1)> \"><b>bold</b>");
        String claim = awaitClaim();

        for (String page : List.of("/", "/members/AM", "/claims/" + claim)) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("X-Content-Type-Options", "nosniff")
                    .body(org.hamcrest.Matchers.not(containsString(script)))
                    .body(org.hamcrest.Matchers.not(containsString("<img")))
                    .body(org.hamcrest.Matchers.not(containsString("<b>bold")));
        }
        given().get("/claims/" + claim).then().body(containsString("&lt;script&gt;"));
    }

    @Test
    void saysHowManySourcesAnswered() {
        feed(
                "f1",
                new FeedEvent.Added("f1", URI.create("https://a.example/rss"), "A", "en", "opml"));
        feed(
                "f2",
                new FeedEvent.Added("f2", URI.create("https://b.example/rss"), "B", "en", "opml"));
        URI url = URI.create("https://a.example/rss");
        fetch(
                "f1",
                new FetchEvent.Unchanged(
                        "f1", url, 304, FetchEvent.Validators.NONE, FREEZE.plusSeconds(900)));
        fetch(
                "f2",
                new FetchEvent.Failed("f2", url, null, "No answer.", 1, FREEZE.plusSeconds(900)));

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        given().get("/")
                                .then()
                                .body(containsString("; 1 of 2 answered."))
                                .body(containsString("<strong class=\"demo\">DEMO</strong>")));
    }

    private void feed(String feed, FeedEvent event) {
        ingest.append(
                Append.of(
                        FeedEvent.TOPIC,
                        feed,
                        LineSamples.SOURCE,
                        feed,
                        1,
                        FREEZE,
                        FREEZE,
                        null,
                        event));
    }

    private void fetch(String feed, FetchEvent event) {
        ingest.append(
                Append.of(
                        FetchEvent.TOPIC,
                        feed,
                        LineSamples.SOURCE,
                        feed,
                        1,
                        FREEZE,
                        FREEZE,
                        null,
                        event));
    }

    @Test
    void showsTheBoardOfAnotherDayAndRefusesWhatIsNoDay() {
        given().queryParam("knownAt", "2021-06-01")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("As known on 1 June 2021"))
                .body(containsString("/members/AM?knownAt=2021-06-01"));
        given().queryParam("knownAt", "soon").get("/").then().statusCode(400);
        given().get("/members/XX").then().statusCode(404);
        given().get("/claims/none").then().statusCode(404);
    }

    @Test
    void servesTheSharedLookToBeKeptAWhile() {
        given().get("/assets/pactwatch.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=300"));
    }
}

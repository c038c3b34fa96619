package pactwatch.analysis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.ingest.contract.Article;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;

/** What the read interface and the pages answer, from the pack's sourced past and one article. */
@QuarkusTest
@QuarkusTestResource(AnalysisProfile.class)
class ReadsIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String THEN = "2024-03-01";

    private LogWriter ingest;

    @BeforeEach
    void awaitReady() {
        ingest = new LogWriter(TestBroker.shared().settings("reads-test"), "ingest");
        await().atMost(WITHIN)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        ingest.close();
    }

    private static Response at(String path) {
        return given().queryParam("knownAt", THEN).get(path);
    }

    @Test
    void tellsTheFreezeWithBothSides() {
        String id = at("/api/contested").path("contested.find { it.leading }.development.id");

        at("/api/contested")
                .then()
                .statusCode(200)
                .body("contested.find { it.leading }.development.member", is("AM"))
                .body("contested.find { it.leading }.disputing.assertion", hasItem("DENIED"))
                .body("contested.find { it.leading }.supporting.assertion", hasItem("ACTUAL"));
        at("/api/developments/" + id)
                .then()
                .statusCode(200)
                .body("leading", is(true))
                .body("development.kind", is("SUSPENSION"))
                .body("disputing", hasSize(greaterThan(0)));
        at("/developments/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Against it"))
                .body(containsString("For it, by origin"));
        at("/contested").then().statusCode(200).body(containsString("/developments/" + id));
    }

    @Test
    void filtersAndPagesDevelopments() {
        Response first =
                given().queryParam("knownAt", THEN)
                        .queryParam("kind", "accession")
                        .queryParam("limit", 2)
                        .get("/api/developments");

        first.then()
                .statusCode(200)
                .body("developments", hasSize(2))
                .body("developments.kind", everyItem(equalTo("ACCESSION")))
                .body("total", greaterThan(2));
        String link = first.header("Link");
        assertThat(link).contains("rel=\"next\"").startsWith("</api/developments?");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("developments", hasSize(2))
                .body(
                        "developments[0].id",
                        org.hamcrest.Matchers.not(first.<String>path("developments[1].id")));
    }

    /** A month counts for as long as it lasts. */
    @Test
    void listsWhatCanHaveHappenedSinceADay() {
        at("/api/developments?member=UZ&kind=ACCESSION&since=2006-08-10")
                .then()
                .statusCode(200)
                .body("developments.eventDate", equalTo(List.of("2006-08")));
        at("/api/developments?member=UZ&kind=ACCESSION&since=2006-09-01")
                .then()
                .statusCode(200)
                .body("developments", hasSize(0));
    }

    @Test
    void tellsTheCourseOfAMember() {
        given().queryParam("knownAt", "2013-01-01")
                .get("/api/members/uz/timeline")
                .then()
                .statusCode(200)
                .body(
                        "statuses.status",
                        org.hamcrest.Matchers.contains(
                                "MEMBER", "WITHDRAWN", "MEMBER", "SUSPENDED", "WITHDRAWN"))
                .body("statuses[0].from", is("1992-05-15"))
                .body("entries.what", hasItems("STATUS", "DEVELOPMENT"));
        given().get("/timeline")
                .then()
                .statusCode(200)
                .body(containsString("<svg"))
                .body(containsString("Uzbekistan"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/members, 'code,name,status,'",
        "/api/members/AM/timeline, 'from,until,what,'",
        "/api/developments, 'id,member,kind,'",
        "/api/contested, 'development.id,'",
        "/api/coverage, 'id,publisher,url,'",
        "/api/claims, 'id,member,kind,'",
        "/api/rulings, 'id,member,verdict,'",
        "/api/generations, 'name,state,version,'",
        "/api/replays, 'id,state,live,'",
    })
    void exportsEveryListForSpreadsheetsAndPrograms(String path, String header) {
        given().queryParam("format", "csv")
                .get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString(".csv"))
                .body(startsWith(header));
        given().header("Accept", "application/x-ndjson")
                .get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"));
        given().queryParam("format", "xml")
                .get(path)
                .then()
                .statusCode(400)
                .body("detail", containsString("json, csv, ndjson"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/rulings", "/api/generations", "/api/replays", "/api/coverage"})
    void answersAnUnchangedListByItsTag(String path) {
        String tag = given().get(path).header("ETag");

        given().header("If-None-Match", tag).get(path).then().statusCode(304);
    }

    @Test
    void tellsNoTimeOfTheGenerationThatNobodyAskedFor() {
        given().get("/api/generations")
                .then()
                .statusCode(200)
                .body("live", equalTo("g1"))
                .body("generations[0].state", equalTo("LIVE"))
                .body("generations[0]", not(hasKey("started")));
    }

    @Test
    void answersAnUnchangedExportByItsTag() {
        Response csv =
                given().queryParam("knownAt", THEN).queryParam("format", "csv").get("/api/members");

        given().queryParam("knownAt", THEN)
                .queryParam("format", "csv")
                .header("If-None-Match", csv.header("ETag"))
                .get("/api/members")
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/members?knowAt=2021-01-01",
                "/api/claims?members=AM",
                "/api/coverage?at=2021-01-01",
                "/api/search?query=x",
                "/api/verify?x=1"
            })
    void refusesAParameterThatItDoesNotKnow(String address) {
        given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("no such parameter"));
    }

    @Test
    void findsAnArticleByItsWords() {
        String id = "article-" + UUID.randomUUID();
        Instant published = Instant.parse("2024-02-22T18:00:00Z");
        ingest.append(
                LineSamples.append(
                        new Article(
                                id,
                                1,
                                URI.create("https://news.example/" + id),
                                "Armenia freezes its membership of the CSTO",
                                "Armenia has frozen its participation in the Collective Security"
                                        + " Treaty Organization, Prime Minister Nikol Pashinyan said"
                                        + " on 22 February 2024, to the quibblefish of the hall.",
                                "news.example",
                                "Example News",
                                "en",
                                published,
                                published,
                                published,
                                "feed-1")));

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        given().queryParam("q", "quibblefishes frozen")
                                .get("/api/search")
                                .then()
                                .statusCode(200)
                                .body("articles.article.id", hasItem(id))
                                .body("articles[0].excerpt", containsString("quibblefish")));
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        given().queryParam("q", "has frozen its participation")
                                .queryParam("in", "quotes")
                                .get("/api/search")
                                .then()
                                .statusCode(200)
                                .body("claims.article.id", hasItem(id))
                                .body("articles", hasSize(0)));
        given().queryParam("q", "quibblefish")
                .queryParam("knownAt", "2024-02-21")
                .get("/api/search")
                .then()
                .body("articles", hasSize(0));
        given().queryParam("q", "quibblefish")
                .get("/search")
                .then()
                .statusCode(200)
                .body(containsString("Armenia freezes its membership"));
        given().get("/api/search").then().statusCode(400).body("errors.parameter", hasItem("q"));
    }

    @Test
    void describesItselfWithExamples() {
        given().queryParam("format", "json")
                .get("/api/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body(
                        "paths.'/api/members'.get.parameters.name",
                        hasItems("knownAt", "validAt", "limit"))
                .body(
                        "paths.'/api/members'.get.responses.'200'.content.'application/json'.examples",
                        notNullValue())
                .body(
                        "paths.keySet()",
                        hasItems("/api/developments", "/api/search", "/api/coverage"));
    }

    @Test
    void fixesBothTimesInACitationAndTakesTheSliderWithoutAScript() {
        at("/members/AM")
                .then()
                .statusCode(200)
                .body(containsString("Cite this view"))
                .body(
                        containsString(
                                "knownAt=2024-03-01T23%3A59%3A59Z"
                                        + "&amp;validAt=2024-03-01T23%3A59%3A59Z"));
        given().redirects()
                .follow(false)
                .queryParam("day", 10000)
                .get("/members/AM")
                .then()
                .statusCode(303)
                .header("Location", containsString("/members/AM?knownAt=2019-10-01"));
        given().redirects().follow(false).queryParam("day", "x").get("/").then().statusCode(400);
    }

    @Test
    void asksABrowserToRememberTheVisitOfThePresentOnly() {
        assertThat(given().get("/").getCookie("pactwatch-visit")).matches("0\\.\\d+");
        assertThat(at("/").getCookie("pactwatch-visit")).isNull();
        given().cookie(
                        "pactwatch-visit",
                        "0." + Instant.now().minusSeconds(90_000).getEpochSecond())
                .get("/")
                .then()
                .body(containsString("Since your last visit"));
    }
}

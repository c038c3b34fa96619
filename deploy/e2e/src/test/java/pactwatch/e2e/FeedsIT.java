package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the feeds, walked in a real browser as somebody does who looks after sources. */
class FeedsIT {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir private static Path folder;
    private static FeedSite site;
    private static Line line;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        site = FeedSite.start();
        line = Line.up(folder.resolve("data"), Map.of(), "--no-feeds");
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
        line.close();
        site.close();
    }

    /** A feed with one item whose title no other test uses. */
    private static String feed(String name) {
        String address = site.address(name).toString();
        site.publish(
                name,
                new FeedSite.Item(
                        address + "/1",
                        "First of " + name,
                        "The council met in Minsk.",
                        Instant.now().minus(Duration.ofHours(1))));
        return address;
    }

    private static BrowserContext context(int width, int height, ColorScheme colours) {
        return chromium.browser()
                .newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setColorScheme(colours));
    }

    private static Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(url("/feeds/sign-in"));
        page.locator("input[name=token]").fill(line.token());
        button(page, "Sign in").click();
        return page;
    }

    private static Locator button(Page page, String words) {
        return page.locator("button:text-is(\"" + words + "\")");
    }

    private static String url(String path) {
        return line.address(path).toString();
    }

    private static void look(Page page, String address) {
        page.navigate(url("/feeds"));
        page.locator("form[action='/feeds/try'] input[name=url]").fill(address);
        button(page, "Look first").click();
    }

    private static void add(Page page, String address) {
        look(page, address);
        button(page, "Add this feed").click();
        page.locator("form[action$='/pause']").waitFor();
    }

    private static Stream<JsonNode> feeds() {
        return StreamSupport.stream(line.get("/api/feeds").path("feeds").spliterator(), false);
    }

    private static boolean isKnown(String address) {
        return feeds().anyMatch(f -> f.path("url").asText().equals(address));
    }

    /** Loads the page again until it says so. */
    private static void awaitWords(Page page, String words) {
        await().atMost(WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    page.reload();
                    assertThat(page.locator("main").innerText()).contains(words);
                });
    }

    private static List<JsonNode> articlesBy(String feed) {
        return line.log("pactwatch.articles").stream()
                .map(r -> r.path("data").path("article"))
                .filter(a -> a.path("feed").asText().equals(feed))
                .toList();
    }

    @Test
    void findsTheFeedOfASiteAndShowsWhatWouldComeInBeforeItAdds() {
        String address = feed("council");
        site.show(
                "home",
                "<!doctype html><title>Home</title><link rel=alternate"
                        + " type='application/rss+xml' href='/council'><p>Welcome.");
        try (BrowserContext context = context(1280, 900, ColorScheme.LIGHT)) {
            Page page = signedIn(context);
            look(page, site.address("home").toString());
            assertThat(page.locator("main").innerText()).contains("It names these feeds", address);
            button(page, "Look at it").click();
            assertThat(page.locator("main").innerText()).contains("First of council");
            assertThat(isKnown(address)).isFalse();

            page.locator("input[name=publisher]").fill("The Council");
            button(page, "Add this feed").click();

            assertThat(page.locator("h1").innerText()).isEqualTo("The Council");
            awaitWords(page, "Answers");
            assertThat(isKnown(address)).isTrue();
            await().atMost(WITHIN)
                    .until(() ->
                            line.log("pactwatch.articles").toString().contains("First of council"));
        }
    }

    @Test
    void saysWhyAnAddressCannotBeRead() {
        site.show("plain", "<!doctype html><title>Plain</title><p>No feed here.");
        try (BrowserContext context = context(390, 844, ColorScheme.DARK)) {
            Page page = signedIn(context);
            look(page, site.address("plain").toString());
            assertThat(page.locator("p.fault").innerText()).isNotBlank();
            look(page, site.address("nowhere").toString());
            assertThat(page.locator("p.fault").innerText()).contains("404");
            assertThat(page.locator("input[name=url]").inputValue()).endsWith("/nowhere");
        }
    }

    @Test
    void pausesResumesChangesAndRemovesAFeed() {
        String address = feed("ministry");
        try (BrowserContext context = context(390, 844, ColorScheme.LIGHT)) {
            Page page = signedIn(context);
            add(page, address);
            awaitWords(page, "Answers");

            page.locator("input[name=reason]").fill("It repeats others");
            button(page, "Pause").click();
            assertThat(page.locator(".badge").innerText()).isEqualTo("Paused: It repeats others");
            button(page, "Resume").click();
            assertThat(page.locator(".badge").innerText()).doesNotContain("Paused");
            page.locator("input[name=publisher]").fill("The Ministry");
            button(page, "Save").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("The Ministry");
            button(page, "Remove").click();

            assertThat(page.locator("[role=status]").innerText()).contains("removed");
            assertThat(isKnown(address)).isFalse();
        }
    }

    @Test
    void takesAListInAndGivesItOut() {
        String address = feed("gazette");
        String list =
                """
                <opml version="2.0"><head><title>Mine</title></head><body>
                <outline type="rss" text="The Gazette" xmlUrl="%s"/>
                <outline type="rss" text="A file" xmlUrl="file:///etc/hosts"/>
                </body></opml>
                """
                        .formatted(address);
        try (BrowserContext context = context(1280, 900, ColorScheme.DARK)) {
            Page page = signedIn(context);
            page.navigate(url("/feeds"));
            page.locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload("mine.opml", "text/x-opml", list.getBytes(UTF_8)));
            button(page, "Import").click();

            assertThat(page.locator("[role=status]").innerText())
                    .contains("Feeds added: 1", "left out: 1", "file:///etc/hosts");
            String saved = page.request().get(url("/feeds/opml")).text();
            assertThat(saved).contains("xmlUrl=\"" + address + "\"", "The Gazette");
        }
    }

    @Test
    void takesEvidenceByAddressAndAsPastedText() {
        site.show(
                "letter",
                "<!doctype html><html lang=en><title>A letter to the secretariat</title><body>"
                        + "<article><h1>A letter to the secretariat</h1><p>"
                        + "The ministry will not take part in the exercise. ".repeat(8)
                        + "</p></article>");
        try (BrowserContext context = context(1280, 900, ColorScheme.LIGHT)) {
            Page page = signedIn(context);
            page.navigate(url("/feeds/evidence"));
            page.locator("input[name=by]").fill("Ada");
            page.locator("input[name=url]").fill(site.address("letter").toString());
            button(page, "Add").click();
            assertThat(page.locator("[role=status]").innerText()).contains("under your name");

            page.locator("input[name=by]").fill("Ada");
            page.locator("textarea[name=text]").fill("The channel says the talks are off.");
            page.locator("input[name=title]").fill("A post in the channel");
            page.locator("input[name=published]").fill("tomorrow");
            button(page, "Add").click();
            assertThat(page.locator("[role=alert]").innerText()).contains("2024-02-22");
            assertThat(page.locator("textarea[name=text]").inputValue()).contains("talks are off");
            page.locator("input[name=published]").fill("2024-03-01");
            button(page, "Add").click();
            assertThat(page.locator("[role=status]").innerText()).contains("under your name");
            assertThat(page.locator("input[name=by]").inputValue()).isEqualTo("Ada");
            String article = page.locator("[role=status] a").getAttribute("href");
            await().atMost(WITHIN).until(() -> page.navigate(url(article)).status() == 200);
            assertThat(page.locator("h1").innerText()).isEqualTo("A post in the channel");
            assertThat(page.locator("main").innerText())
                    .contains("added by the analyst Ada", "The channel says the talks are off.");
        }
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(articlesBy("analyst:Ada"))
                                .extracting(a -> a.path("title").asText())
                                .containsExactlyInAnyOrder(
                                        "A letter to the secretariat", "A post in the channel"));
    }

    @Test
    void describesItsAddressesWithExamples() {
        JsonNode api = line.get("/api/feeds/openapi?format=json");
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        for (String path : List.of("/api/feeds", "/api/feeds/try", "/api/feeds/evidence")) {
            assertThat(
                            api.at("/paths/" + path.replace("/", "~1") + "/post/requestBody")
                                    .findPath("examples")
                                    .isEmpty())
                    .as(path)
                    .isFalse();
        }
    }

    @Test
    void fitsDesktopAndPhoneByDayAndNight() {
        String address = feed("a-rather-long-name-of-a-feed-that-nobody-would-choose");
        List<String> errors = new ArrayList<>();
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 390}) {
                try (BrowserContext context = context(width, 900, colours)) {
                    Page page = signedIn(context);
                    page.onPageError(errors::add);
                    String screen = "-%d-%s.png".formatted(width, colours);
                    page.navigate(url("/feeds"));
                    assertFits(page, "feeds" + screen);
                    look(page, address);
                    assertFits(page, "trial" + screen);
                    button(page, "Add this feed").click();
                    assertFits(page, "feed" + screen);
                    page.navigate(url("/feeds/evidence"));
                    assertFits(page, "evidence" + screen);
                }
            }
        }
        assertThat(errors).isEmpty();
    }

    private static void assertFits(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name)));
        Object overflow =
                page.evaluate(
                        "() => document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        assertThat(overflow).as(name).isEqualTo(0);
    }
}

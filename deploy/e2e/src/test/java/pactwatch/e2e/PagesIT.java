package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser: desktop and phone, light and dark, with JavaScript and without. */
class PagesIT {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/?knownAt=2024-02-23",
                    "/members/AM",
                    "/members/KZ",
                    "/timeline",
                    "/contested",
                    "/search?q=ODKB+CSTO",
                    "/replay",
                    "/replay/g1",
                    "/system",
                    "/feeds",
                    "/alerts");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private record Screen(String name, int width, int height, ColorScheme colours) {}

    private static final List<Screen> SCREENS =
            List.of(
                    new Screen("desktop-light", 1280, 900, ColorScheme.LIGHT),
                    new Screen("desktop-dark", 1280, 900, ColorScheme.DARK),
                    new Screen("phone-light", 390, 844, ColorScheme.LIGHT),
                    new Screen("phone-dark", 390, 844, ColorScheme.DARK));

    @TempDir private static Path folder;
    private static Line line;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        line =
                Line.up(
                        folder.resolve("data"),
                        Map.of(),
                        "--demo",
                        "--demo-port",
                        Integer.toString(Line.freePort()));
        await().atMost(WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> line.log("pactwatch.articles").size() >= 60);
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
        line.close();
    }

    private static BrowserContext context(Screen screen, boolean hasScript) {
        return chromium.browser()
                .newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(screen.width(), screen.height())
                                .setColorScheme(screen.colours())
                                .setJavaScriptEnabled(hasScript));
    }

    private static String url(String path) {
        return line.address(path).toString();
    }

    @Test
    void fitsEveryScreenWithoutErrors() {
        for (Screen screen : SCREENS) {
            try (BrowserContext context = context(screen, true)) {
                Page page = context.newPage();
                signIn(page);
                List<String> errors = new ArrayList<>();
                page.onConsoleMessage(m -> {
                    if ("error".equals(m.type())) {
                        errors.add(m.text());
                    }
                });
                page.onPageError(errors::add);
                for (String path : PAGES) {
                    page.navigate(url(path));
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(
                                            SCREENSHOTS.resolve(
                                                    screen.name() + name(path) + ".png")));
                    Object overflow =
                            page.evaluate(
                                    "() => document.documentElement.scrollWidth"
                                            + " - document.documentElement.clientWidth");
                    assertThat(overflow).as(screen.name() + " " + path).isEqualTo(0);
                    assertThat(page.locator("main").count()).as(path).isEqualTo(1);
                }
                assertThat(errors).as(screen.name()).isEmpty();
            }
        }
    }

    private static void signIn(Page page) {
        page.navigate(url("/alerts"));
        page.locator("input[name=token]").fill(line.token());
        page.locator("form:has(input[name=token]) button").click();
    }

    private static String name(String path) {
        return path.equals("/") ? "-board" : path.replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Test
    void leadsFromTheBoardToTheQuoteWithoutJavaScript() {
        try (BrowserContext context = context(SCREENS.getFirst(), false)) {
            Page page = context.newPage();
            page.navigate(url("/"));
            assertThat(page.locator("body").innerText()).contains("DEMO");
            page.locator("a[href='/members/AM']").first().click();
            assertThat(page.locator("h1").innerText()).contains("Armenia");
            assertThat(page.locator("mark").first().innerText()).isNotBlank();
            assertThat(page.locator("a[href^='https://']").count()).isPositive();
        }
    }

    /** As the slider tells it: where the story stands on a day, with nothing of what came later. */
    @Test
    void tellsTheStoryOfArmeniaByTheSlider() {
        try (BrowserContext context = context(SCREENS.getFirst(), true)) {
            Page page = context.newPage();
            page.navigate(url("/members/AM"));
            await().atMost(WITHIN)
                    .untilAsserted(() -> {
                        page.navigate(url("/members/AM"));
                        assertThat(page.locator("h1").innerText())
                                .contains("Participation suspended")
                                .contains("contested");
                    });

            slideTo(page, "2021-06-30", "30 June 2021");
            assertThat(page.locator("h1").innerText())
                    .contains("Member")
                    .doesNotContain("contested");
            assertThat(page.locator("main").innerText())
                    .contains("As known on 30 June 2021")
                    .doesNotContain("22 February 2024");

            slideTo(page, "2023-12-31", "31 December 2023");
            assertThat(page.locator("h1").innerText()).contains("Member");
            assertThat(page.locator("dl.facts .tag.friction").count()).isPositive();

            slideTo(page, "2024-02-24", "24 February 2024");
            assertThat(page.locator("h1").innerText())
                    .contains("Participation suspended")
                    .contains("contested");
            assertThat(page.locator("main").innerText()).contains("since 22 February 2024");

            page.locator("a[rel=prev]").click();
            assertThat(page.url()).contains("knownAt=2024-02-");
        }
    }

    private static void slideTo(Page page, String day, String words) {
        page.evaluate(
                "day => { const s = document.getElementById('day');"
                        + " s.value = (Date.parse(day) - Date.parse(s.form.dataset.first)) / 864e5;"
                        + " s.dispatchEvent(new Event('input', { bubbles: true })); }",
                day);
        page.waitForURL("**/*knownAt=" + day + "*");
        page.locator("#asof", new Page.LocatorOptions().setHasText("As known on " + words))
                .waitFor();
    }

    @Test
    void movesTheSliderAndOpensADevelopmentWithoutJavaScript() {
        try (BrowserContext context = context(SCREENS.getLast(), false)) {
            Page page = context.newPage();
            page.navigate(url("/?knownAt=2024-02-24"));
            assertThat(page.locator("#asof").innerText()).contains("As known on 24 February 2024");
            page.locator(".slider button").click();
            assertThat(page.url()).contains("knownAt=2024-02-24");
            page.locator("a[href^='/members/AM']").first().click();
            page.locator("article.leading h3 a").first().click();
            assertThat(page.locator("main").innerText())
                    .contains("For it, by origin")
                    .contains("Against it")
                    .containsPattern("\\d+ articles?, \\d+ origins?");
            page.locator("a[href^='/claims/']").first().click();
            assertThat(page.locator("mark#quote").innerText()).isNotBlank();
            assertThat(page.locator("main").innerText()).contains("Found by").contains("Fetched");
            page.locator("main a[href^='/articles/']").first().click();
            assertThat(page.locator("main").innerText())
                    .contains("What is read in it", "Text as it is stored", "by the feed of");
        }
    }

    @Test
    void takesASubscriptionFromThePageAlone() {
        try (BrowserContext context = context(SCREENS.getFirst(), true)) {
            Page page = context.newPage();
            signIn(page);
            page.navigate(url("/alerts"));
            page.locator("input[name=url]").fill("http://127.0.0.1:9/hook");
            page.locator("form:has(input[name=url]) button:text-is(\"Subscribe\")").click();

            assertThat(page.locator("body").innerText()).contains("whsec_");
            page.navigate(url("/alerts"));
            assertThat(page.locator("main").innerText()).contains("127.0.0.1:9");
        }
    }
}

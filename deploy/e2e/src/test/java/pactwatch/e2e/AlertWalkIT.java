package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's walk through the alerts of a demo, with nothing but the pages. */
class AlertWalkIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> NAVIGATION =
            List.of("Board", "Timeline", "Contested", "Search", "Replay", "Alerts", "Feeds");

    @TempDir private static Path folder;
    private static final int DEMO_PORT = Line.freePort();
    private static Line line;
    private static Chromium chromium;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void open() {
        line =
                Line.up(
                        folder.resolve("data"),
                        Map.of(),
                        "--demo",
                        "--demo-port",
                        Integer.toString(DEMO_PORT));
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
        line.close();
    }

    @BeforeEach
    void signIn() {
        context = chromium.browser().newContext();
        page = context.newPage();
        page.navigate(line.address("/alerts").toString());
        page.locator("input[name=token]").fill(line.token());
        press("Sign in");
    }

    @AfterEach
    void leave() {
        context.close();
    }

    private void press(String button) {
        page.locator("button", new Page.LocatorOptions().setHasText(button)).first().click();
    }

    private String text() {
        return page.locator("body").innerText();
    }

    private void sink() {
        page.navigate("http://127.0.0.1:" + DEMO_PORT + "/sink");
    }

    /** Loads the page again until it has what is looked for, as the page asks a reader to do. */
    private void awaitReloaded(String selector, String text) {
        await().atMost(WITHIN)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    page.reload();
                    Locator.FilterOptions withText = new Locator.FilterOptions().setHasText(text);
                    return page.locator(selector).filter(withText).count() > 0;
                });
    }

    /** A hook at the sink, by its type and by what the receiver answered. */
    private void awaitHook(String type, int answered) {
        awaitReloaded("#hooks article:has(b:text-is(\"" + type + "\"))", "answered " + answered);
    }

    private void awaitMail(String subject) {
        awaitReloaded("#mails article", subject);
    }

    /**
     * Opens the page of a subscription beside the other, in a window that is never loaded again.
     */
    private Page beside(String id) {
        Page window = context.newPage();
        window.navigate(line.address("/alerts/subscriptions/" + id).toString());
        window.evaluate("() => { window.isLoadedOnce = true; }");
        return window;
    }

    private static void awaitShown(Page window, String selector, String text) {
        window.locator(selector)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout((double) WITHIN.toMillis()));
    }

    private String subscribe(String channel) {
        page.navigate(line.address("/alerts").toString());
        page.locator("input[name=channel][value=" + channel + "]").check();
        page.locator("#subscribe form button:text-is(\"Subscribe\")").click();
        return page.locator("dl.facts code").innerText();
    }

    @Test
    void isToldCorrectedAndCancelledThroughAReceiverThatBreaks() {
        page.locator("#subscribe form button:text-is(\"Try it on history\")").click();
        assertThat(page.locator("#backtest").innerText())
                .containsPattern("would have raised \\d+ alerts?")
                .contains("Noise:");
        assertThat(page.locator("#backtest article").count()).isPositive();

        String id = subscribe("webhook");
        String secret = page.locator("section.notice code").innerText();
        String mailed = subscribe("email");
        confirm();
        sink();
        page.locator("input[name=secret]").fill(secret);
        press("Check with it");
        Page log = beside(id);
        assertThat(log.locator("#deliveries").innerText()).contains("Nothing was sent yet");
        Page all = context.newPage();
        all.navigate(line.address("/alerts").toString());

        press("Exercise Wire reports a suspension");
        awaitHook("alert.raised", 204);
        assertThat(page.locator("#hooks article").first().innerText())
                .contains("signature genuine")
                .contains("EXERCISE");
        awaitMail("Suspension of membership");
        awaitShown(log, "#deliveries tr", "Delivered");
        awaitShown(log, "#alert-1 article.alert", "EXERCISE");
        awaitShown(all, "#recent article.alert", "EXERCISE");
        awaitShown(all, "#mine li", "Delivered");
        log.locator("#alert-1 input[name=comment]").fill("Is this so?");

        press("From now on it is broken");
        press("Drill Gazette confirms it");
        awaitHook("alert.updated", 500);
        awaitMail("Updated");
        awaitShown(log, "#deliveries tr", "The receiver answered 500");
        assertThat(log.locator("#deliveries").innerText()).contains("will be tried again");
        awaitReloaded("#hooks article", "came 2 times under this id");

        press("From now on it takes everything");
        page.navigate(line.address("/alerts/subscriptions/" + id).toString());
        press("Send once more");
        awaitShown(log, "#deliveries tr:has(td[data-label=Message]:text-is(\"2\"))", "Delivered");
        awaitShown(page, "#deliveries tr:has(td[data-label=Message]:text-is(\"2\"))", "Delivered");
        log.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SCREENSHOTS.resolve("alert-walk-mended.png")));

        sink();
        press("Exercise Wire corrects it");
        awaitHook("alert.updated", 204);
        press("Drill Gazette corrects it too");
        awaitHook("alert.cancelled", 204);
        awaitMail("Cancelled");
        awaitShown(log, "#told article.alert", "was taken back");
        page.navigate(line.address("/alerts/subscriptions/" + id).toString());
        page.locator("#alert-2 button:text-is('Acknowledge')").click();
        awaitShown(log, "#alert-2", "Acknowledged, ");
        assertThat(log.locator("#alert-1 input[name=comment]").inputValue())
                .as("what the reader was writing")
                .isEqualTo("Is this so?");
        assertThat(log.evaluate("() => window.isLoadedOnce")).isEqualTo(true);
        page.navigate(line.address("/alerts/subscriptions/" + mailed).toString());
        assertThat(page.locator("main").innerText()).contains("was taken back");
    }

    private void confirm() {
        sink();
        awaitMail("do you want these alerts?");
        page.locator("#mails a[href*='/alerts/confirm/']").first().click();
        press("Yes, send them");
        assertThat(text()).contains("Confirmed");
    }

    @Test
    void findsTheSameWaysOutOfEveryAlertPageAndChangesASubscription() {
        String id = subscribe("sse");
        for (String path :
                List.of(
                        "/alerts",
                        "/alerts/queue",
                        "/alerts/live?subscription=" + id,
                        "/alerts/subscriptions/" + id,
                        "/alerts/subscriptions/" + id + "/edit")) {
            page.navigate(line.address(path).toString());
            assertThat(page.locator("header.site nav a").allInnerTexts())
                    .as(path)
                    .isEqualTo(NAVIGATION);
        }
        page.locator("input[name=members][value=KZ]").check();
        page.locator("input[name=kinds][value=SUSPENSION]").uncheck();
        press("Try it on history");
        assertThat(page.locator("#backtest").innerText()).contains("would have");
        press("Save");

        assertThat(page.locator("main").innerText())
                .contains("Kazakhstan: withdrawal, intervention");
    }

    @Test
    void showsTheLogWithoutScriptsAndSaysHowToSeeMore() {
        String id = subscribe("webhook");
        press("Send a test");
        try (BrowserContext plain =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setJavaScriptEnabled(false)
                                        .setStorageState(context.storageState()))) {
            Page still = plain.newPage();
            still.navigate(line.address("/alerts/subscriptions/" + id).toString());
            assertThat(still.locator("#following").innerText())
                    .isEqualTo("Load the page again for what came since.");
            await().atMost(WITHIN)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        still.reload();
                        return still.locator("#deliveries tr:has-text('Delivered')").count() == 1;
                    });
        }
        press("Delete");
    }

    @Test
    void makesASubscriptionOfASearch() {
        page.navigate(line.address("/search?q=Armenia+frozen").toString());
        awaitReloaded("main a", "Be told of the like");
        page.locator("main a", new Page.LocatorOptions().setHasText("Be told of the like")).click();

        assertThat(page.locator("input[name=members][value=AM]").isChecked()).isTrue();
        assertThat(page.locator("input[name=kinds][value=SUSPENSION]").isChecked()).isTrue();
    }
}

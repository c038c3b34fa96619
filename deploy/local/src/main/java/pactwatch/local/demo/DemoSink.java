package pactwatch.local.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.local.demo.Received.Signature;

/**
 * Receives the demo's webhooks and mails, shows them, can be broken and mended, and publishes made
 * up news so that there is something to be told of.
 */
public final class DemoSink {

    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final int SECRETS_MAX = 20;

    /** How the webhook receiver answers. */
    enum Mode {
        TAKES("takes everything (204)", 204),
        FAILS("is broken (500)", 500),
        MOVED("redirects to 127.0.0.1 (307)", 307),
        GONE("wants no more (410)", 410);

        final String label;
        final int status;

        Mode(String label, int status) {
            this.label = label;
            this.status = status;
        }
    }

    private final URI site;
    private final Mailbox mailbox;
    private final Runnable poll;
    private final InstantSource clock;
    private final Received received = new Received();
    private final Stories stories = new Stories();
    private final List<String> secrets = new ArrayList<>();
    private Mode mode = Mode.TAKES;

    /**
     * A sink that takes everything.
     *
     * @param site address of the board
     * @param poll asks for the exercise feeds to be polled now
     */
    public DemoSink(URI site, Mailbox mailbox, Runnable poll, InstantSource clock) {
        this.site = site;
        this.mailbox = mailbox;
        this.poll = poll;
        this.clock = clock;
    }

    /** Adds its pages and its receiver. All run on one event loop. */
    void mount(Router router) {
        router.route("/sink*").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
        router.post("/sink/hook").handler(this::receive);
        router.post("/sink/mode").handler(c -> change(c, () -> setMode(c)));
        router.post("/sink/secret").handler(c -> change(c, () -> addSecret(c)));
        router.post("/sink/publish").handler(c -> change(c, () -> publish(c)));
        router.get("/sink").handler(this::show);
        for (Stories.Outlet outlet : Stories.Outlet.values()) {
            router.get(outlet.path())
                    .handler(c ->
                            c.response()
                                    .putHeader("Content-Type", "application/atom+xml")
                                    .putHeader("Cache-Control", "no-cache")
                                    .end(stories.feed(outlet)));
        }
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer buffer = context.body().buffer();
        String body = buffer == null ? "" : buffer.toString();
        String id = String.valueOf(request.getHeader("webhook-id"));
        JsonObject json = json(body);
        received.add(
                new Received.Hook(
                        clock.instant(),
                        id,
                        json.getString("type", "?"),
                        json.getJsonObject("data", new JsonObject()).getString("sentence", ""),
                        body,
                        check(request, body),
                        received.timesOf(id) + 1,
                        mode.status));
        if (mode == Mode.MOVED) {
            context.response().putHeader("Location", "http://127.0.0.1:1/");
        }
        context.response().setStatusCode(mode.status).end();
    }

    private static JsonObject json(String body) {
        try {
            return new JsonObject(body);
        } catch (io.vertx.core.json.DecodeException _) {
            return new JsonObject();
        }
    }

    private Signature check(HttpServerRequest request, String body) {
        if (secrets.isEmpty()) {
            return Signature.UNCHECKED;
        }
        Map<String, List<String>> headers =
                request.headers().entries().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        HttpHeaders all = HttpHeaders.of(headers, (_, _) -> true);
        return secrets.stream().anyMatch(s -> isSigned(s, body, all))
                ? Signature.GENUINE
                : Signature.WRONG;
    }

    private static boolean isSigned(String secret, String body, HttpHeaders headers) {
        try {
            new Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException | IllegalArgumentException _) {
            return false;
        }
    }

    private void setMode(RoutingContext context) {
        find(Mode.values(), context.request().getFormAttribute("mode")).ifPresent(m -> mode = m);
    }

    private void addSecret(RoutingContext context) {
        String secret = context.request().getFormAttribute("secret");
        if (secret != null && secret.strip().startsWith("whsec_")) {
            secrets.addFirst(secret.strip());
            if (secrets.size() > SECRETS_MAX) {
                secrets.removeLast();
            }
        }
    }

    private void publish(RoutingContext context) {
        find(Stories.Story.values(), context.request().getFormAttribute("story"))
                .ifPresent(s -> {
                    stories.publish(s, clock.instant());
                    poll.run();
                });
    }

    private static <T extends Enum<T>> Optional<T> find(T[] all, @Nullable String name) {
        return Arrays.stream(all).filter(e -> e.name().equals(name)).findFirst();
    }

    /** Forms are taken from our own page only. */
    private void change(RoutingContext context, Runnable change) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            context.response().setStatusCode(403).end("This form is sent from the sink's page.\n");
            return;
        }
        change.run();
        context.response().setStatusCode(303).putHeader("Location", "/sink").end();
    }

    private void show(RoutingContext context) {
        String page =
                SinkPage.html(
                        site, mode, stories.next(), secrets.size(), received.all(), mailbox.all());
        context.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .putHeader("Cache-Control", "no-store")
                .end(page);
    }
}

package pactwatch.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reverse proxy that sends each path to its service and streams the answer. */
public final class Gateway {

    private static final String PROBLEM = "application/problem+json";
    private static final int CONNECT_TIMEOUT_MS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE_MAX = 200;
    private static final int HEADERS_BYTES_MAX = 16 * 1024;
    private static final int IDLE_SECONDS_MAX = 120;

    /** On what the gateway says itself, as on every answer of the services. */
    private static final Map<String, String> SECURITY =
            Map.of(
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "same-origin");

    private final Listen listen;
    private final Watchman watchman;
    private final Map<Route, HttpProxy> proxies = new EnumMap<>(Route.class);

    /**
     * Where a gateway listens.
     *
     * @param host the address to bind
     * @param names under which browsers may ask; any other is taken for DNS rebinding
     * @param bounds how much it takes from one address
     */
    public record Listen(String host, int port, Set<String> names, Bounds bounds) {

        /** Listens on 127.0.0.1 and answers to the names of this machine. */
        public static Listen locally(int port) {
            return new Listen(
                    "127.0.0.1",
                    port,
                    Set.of("localhost", "127.0.0.1", "[::1]"),
                    Bounds.of(System.getenv()));
        }
    }

    private Gateway(Vertx vertx, Listen listen, Map<Route, Origins> origins) {
        this.listen = listen;
        this.watchman = new Watchman(listen.bounds(), System::nanoTime);
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                                .setMaxPoolSize(CONNECTIONS_PER_SERVICE_MAX));
        origins.forEach((route, instances) ->
                proxies.put(
                        route,
                        HttpProxy.reverseProxy(client)
                                .origin(
                                        OriginRequestProvider.selector(
                                                hop -> choose(hop, instances)))
                                .addInterceptor(new Hop(name(route), watchman))));
    }

    private static Future<SocketAddress> choose(ProxyContext hop, Origins instances) {
        return Future.succeededFuture(instances.of(hop.request().proxiedRequest()));
    }

    /** Listens on 127.0.0.1, one instance of each service; fails if the port is taken. */
    public static Future<HttpServer> start(Vertx vertx, int port, Map<Route, Integer> ports) {
        Map<Route, Origins> origins = new EnumMap<>(Route.class);
        ports.forEach((route, p) ->
                origins.put(
                        route,
                        new Origins(List.of(SocketAddress.inetSocketAddress(p, "127.0.0.1")))));
        return start(vertx, Listen.locally(port), origins);
    }

    /** Listens; the future fails if the port is taken. */
    public static Future<HttpServer> start(
            Vertx vertx, Listen listen, Map<Route, Origins> origins) {
        Gateway gateway = new Gateway(vertx, listen, origins);
        return vertx.createHttpServer(
                        new HttpServerOptions()
                                .setHost(listen.host())
                                .setPort(listen.port())
                                .setMaxHeaderSize(HEADERS_BYTES_MAX)
                                .setHttp2ClearTextEnabled(false)
                                .setIdleTimeout(IDLE_SECONDS_MAX))
                .requestHandler(gateway::route)
                .listen();
    }

    private void route(HttpServerRequest request) {
        if (!isNamed(request)) {
            problem(request, 421, "This address does not answer to that name");
            return;
        }
        Optional<String> normal = normal(request.path());
        if (normal.isEmpty()) {
            problem(request, 400, "The address cannot be read");
            return;
        }
        String path = normal.get();
        if (isInside(path)) {
            problem(request, 404, "There is nothing at this address");
            return;
        }
        Optional<Watchman.Refusal> refusal = watchman.refuse(request);
        if (refusal.isPresent()) {
            refuse(request, refusal.get());
            return;
        }
        Route route = Route.of(path);
        HttpProxy proxy = proxies.get(route);
        if (proxy == null) {
            problem(request, 503, "The " + name(route) + " service is not configured");
            return;
        }
        request.response()
                .exceptionHandler(_ -> {
                    // The reader left; the proxy ends the other side.
                });
        proxy.handle(request);
    }

    /** A path as the services will read it, whichever way it is written; empty if it is none. */
    private static Optional<String> normal(@Nullable String path) {
        try {
            return Optional.of(path == null ? "/" : HttpUtils.normalizePath(path));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether a path is for those who run the services: figures, and whatever else is added. */
    private static boolean isInside(String path) {
        return path.startsWith("/q/")
                && !path.equals("/q/health")
                && !path.startsWith("/q/health/");
    }

    /** Refuses, and closes the connection rather than read on what nobody wants. */
    private static void refuse(HttpServerRequest request, Watchman.Refusal refusal) {
        if (request.response().headWritten()) {
            request.connection().close();
            return;
        }
        Duration wait = refusal.retryAfter();
        if (wait != null) {
            request.response().putHeader("Retry-After", Long.toString(wait.toSeconds()));
        }
        request.response().putHeader("Connection", "close");
        problem(request, refusal.status(), refusal.title());
    }

    /**
     * What passes to one service: the reader's own Host, so that a redirect leads back to the
     * gateway, and a sentence instead of an empty page when the service does not answer.
     */
    private record Hop(String service, Watchman watchman) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            HttpServerRequest asked = request.proxiedRequest();
            request.setAuthority(asked.authority());
            if (request.getBody() != null && request.getBody().length() < 0) {
                bound(request, asked);
            }
            return context.sendRequest().recover(_ -> Future.succeededFuture(down(request)));
        }

        private void bound(ProxyRequest request, HttpServerRequest asked) {
            request.setBody(
                    Body.body(
                            new BoundedBody(
                                    request.getBody().stream(),
                                    watchman.bodyBytesMax(asked),
                                    () -> refuse(asked, watchman.tooLong(asked)))));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            watchman.seeAnswer(
                    context.request().proxiedRequest(), context.response().getStatusCode());
            return context.sendResponse();
        }

        private ProxyResponse down(ProxyRequest request) {
            String title = "The " + service + " service does not answer; it may be starting again";
            ProxyResponse response = request.release().response();
            SECURITY.forEach(response::putHeader);
            return response.setStatusCode(502)
                    .putHeader("Content-Type", PROBLEM)
                    .setBody(Body.body(Buffer.buffer(problem(502, title))));
        }
    }

    private boolean isNamed(HttpServerRequest request) {
        return request.authority() != null
                && listen.names().contains(request.authority().host().toLowerCase(Locale.ROOT));
    }

    private static void problem(HttpServerRequest request, int status, String title) {
        SECURITY.forEach(request.response()::putHeader);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", PROBLEM)
                .end(problem(status, title));
    }

    private static String problem(int status, String title) {
        return "{\"type\":\"about:blank\",\"status\":%d,\"title\":\"%s\"}".formatted(status, title);
    }

    private static String name(Route route) {
        return route.name().toLowerCase(Locale.ROOT);
    }
}

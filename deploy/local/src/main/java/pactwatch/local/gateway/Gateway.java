package pactwatch.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A reverse proxy on 127.0.0.1 that sends each path to its service and streams the answer. */
public final class Gateway {

    private static final String PROBLEM = "application/problem+json";
    private static final int CONNECT_TIMEOUT_MS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE_MAX = 200;
    private static final int HEADERS_BYTES_MAX = 16 * 1024;
    private static final int IDLE_SECONDS_MAX = 120;

    /** Names under which a browser on this machine may ask; others are DNS rebinding. */
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<Route, HttpProxy> proxies = new EnumMap<>(Route.class);

    private Gateway(Vertx vertx, Map<Route, Integer> ports) {
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                                .setMaxPoolSize(CONNECTIONS_PER_SERVICE_MAX));
        ports.forEach((route, port) ->
                proxies.put(
                        route,
                        HttpProxy.reverseProxy(client)
                                .origin(port, "127.0.0.1")
                                .addInterceptor(new Hop(name(route)))));
    }

    /** Listens on 127.0.0.1; the future fails if the port is taken. */
    public static Future<HttpServer> start(Vertx vertx, int port, Map<Route, Integer> ports) {
        Gateway gateway = new Gateway(vertx, ports);
        return vertx.createHttpServer(
                        new HttpServerOptions()
                                .setHost("127.0.0.1")
                                .setPort(port)
                                .setMaxHeaderSize(HEADERS_BYTES_MAX)
                                .setHttp2ClearTextEnabled(false)
                                .setIdleTimeout(IDLE_SECONDS_MAX))
                .requestHandler(gateway::route)
                .listen();
    }

    private void route(HttpServerRequest request) {
        if (!isLocal(request)) {
            problem(request, 421, "This address answers to localhost only");
            return;
        }
        Route route = Route.of(request.path() == null ? "/" : request.path());
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

    /**
     * What passes to one service: the reader's own Host, so that a redirect leads back to the
     * gateway, and a sentence instead of an empty page when the service does not answer.
     */
    private record Hop(String service) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            request.setAuthority(request.proxiedRequest().authority());
            return context.sendRequest().recover(_ -> Future.succeededFuture(down(request)));
        }

        private ProxyResponse down(ProxyRequest request) {
            String title = "The " + service + " service does not answer; it may be starting again";
            return request.release()
                    .response()
                    .setStatusCode(502)
                    .putHeader("Content-Type", PROBLEM)
                    .setBody(Body.body(Buffer.buffer(problem(502, title))));
        }
    }

    private static boolean isLocal(HttpServerRequest request) {
        return request.authority() != null
                && HOSTS.contains(request.authority().host().toLowerCase(Locale.ROOT));
    }

    private static void problem(HttpServerRequest request, int status, String title) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", PROBLEM)
                .end(problem(status, title));
    }

    private static String problem(int status, String title) {
        return "{\"status\":%d,\"title\":\"%s\"}".formatted(status, title);
    }

    private static String name(Route route) {
        return route.name().toLowerCase(Locale.ROOT);
    }
}

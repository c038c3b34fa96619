package pactwatch.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A reverse proxy that sends each path to its service and streams the answer. */
public final class Gateway {

    private static final String PROBLEM = "application/problem+json";
    private static final int CONNECT_TIMEOUT_MS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE_MAX = 200;
    private static final int HEADERS_BYTES_MAX = 16 * 1024;
    private static final int IDLE_SECONDS_MAX = 120;

    private final Listen listen;
    private final Map<Route, HttpProxy> proxies = new EnumMap<>(Route.class);

    /**
     * Where a gateway listens.
     *
     * @param host the address to bind
     * @param names under which browsers may ask; any other is taken for DNS rebinding
     */
    public record Listen(String host, int port, Set<String> names) {

        /** Listens on 127.0.0.1 and answers to the names of this machine. */
        public static Listen locally(int port) {
            return new Listen("127.0.0.1", port, Set.of("localhost", "127.0.0.1", "[::1]"));
        }
    }

    private Gateway(Vertx vertx, Listen listen, Map<Route, Origins> origins) {
        this.listen = listen;
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
                                .addInterceptor(new Hop(name(route)))));
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

    private boolean isNamed(HttpServerRequest request) {
        return request.authority() != null
                && listen.names().contains(request.authority().host().toLowerCase(Locale.ROOT));
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

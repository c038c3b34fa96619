package pactwatch.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The gateway as a process of its own, in front of any number of instances. */
public final class GatewayMain {

    private static final int PORT_DEFAULT = 8080;
    private static final int START_SECONDS_MAX = 10;

    private GatewayMain() {}

    /**
     * Runs until the JVM is told to end. Environment: {@code PACTWATCH_GATEWAY_INGEST}, {@code
     * …_ANALYSIS} and {@code …_ALERT} ({@code host:port,host:port}), {@code …_HOST} to bind, {@code
     * …_PORT}, {@code …_NAMES} under which it may be asked, and the variables of {@link Bounds}.
     */
    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        Vertx vertx = Vertx.vertx();
        Map<Route, Origins> origins = new EnumMap<>(Route.class);
        for (Route route : Route.values()) {
            String instances = environment.get("PACTWATCH_GATEWAY_" + route.name());
            if (instances != null) {
                origins.put(route, new Origins(addresses(instances)).watchedBy(vertx));
            }
        }
        Gateway.Listen listen =
                new Gateway.Listen(
                        environment.getOrDefault("PACTWATCH_GATEWAY_HOST", "127.0.0.1"),
                        Integer.parseInt(
                                environment.getOrDefault(
                                        "PACTWATCH_GATEWAY_PORT", "" + PORT_DEFAULT)),
                        Set.of(
                                environment
                                        .getOrDefault(
                                                "PACTWATCH_GATEWAY_NAMES", "localhost,127.0.0.1")
                                        .split(",")),
                        Bounds.of(environment));
        Gateway.start(vertx, listen, origins)
                .toCompletionStage()
                .toCompletableFuture()
                .get(START_SECONDS_MAX, TimeUnit.SECONDS);
        System.out.println("gateway listens on port " + listen.port());
    }

    static List<SocketAddress> addresses(String instances) {
        return Arrays.stream(instances.split(","))
                .map(instance -> instance.strip().split(":"))
                .map(parts -> SocketAddress.inetSocketAddress(Integer.parseInt(parts[1]), parts[0]))
                .toList();
    }
}

package pactwatch.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instances of one service. A reader stays with one instance as long as it is ready, so that
 * what was just written is there to be read; then the next one answers.
 */
public final class Origins {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CHECK_MAX = Duration.ofSeconds(2);
    private static final String READY = "/q/health/ready";

    private final List<SocketAddress> instances;
    private final Set<SocketAddress> notReady = ConcurrentHashMap.newKeySet();

    /**
     * Instances that are all taken for ready until they are watched.
     *
     * @param instances at least one
     */
    public Origins(List<SocketAddress> instances) {
        if (instances.isEmpty()) {
            throw new IllegalArgumentException("A service has at least one instance");
        }
        this.instances = List.copyOf(instances);
    }

    /** Asks every instance each second whether it is ready, for as long as Vert.x runs. */
    public Origins watchedBy(Vertx vertx) {
        HttpClient client = vertx.createHttpClient();
        vertx.setPeriodic(
                0, CHECK_INTERVAL.toMillis(), _ -> instances.forEach(i -> check(client, i)));
        return this;
    }

    private void check(HttpClient client, SocketAddress instance) {
        client.request(
                        new RequestOptions()
                                .setMethod(HttpMethod.GET)
                                .setHost(instance.host())
                                .setPort(instance.port())
                                .setURI(READY)
                                .setConnectTimeout(CHECK_MAX.toMillis())
                                .setIdleTimeout(CHECK_MAX.toMillis()))
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::statusCode)
                .onSuccess(status -> set(instance, status == 200))
                .onFailure(_ -> set(instance, false));
    }

    private void set(SocketAddress instance, boolean isReady) {
        if (isReady) {
            notReady.remove(instance);
        } else {
            notReady.add(instance);
        }
    }

    /** The instance for a reader; if none is ready, any of them, whose answer says why. */
    SocketAddress of(HttpServerRequest request) {
        SocketAddress reader = request.remoteAddress();
        int first = reader == null || reader.host() == null ? 0 : reader.host().hashCode();
        return of(first);
    }

    private SocketAddress of(int first) {
        for (int n = 0; n < instances.size(); n++) {
            SocketAddress candidate = instances.get(Math.floorMod(first + n, instances.size()));
            if (!notReady.contains(candidate)) {
                return candidate;
            }
        }
        return instances.get(Math.floorMod(first, instances.size()));
    }
}

package pactwatch.ingest.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.AddressPolicy;
import pactwatch.ingest.BodyBudget;
import pactwatch.ingest.FeedSource;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.contract.FetchEvent.Validators;

/**
 * Fetches feeds over HTTP: conditional (RFC 9110 §13.1), a few redirects at most, every hop of them
 * checked, bounded in time, in bytes before and after decompression, and in headers.
 */
public final class HttpFeedSource implements FeedSource, AddressPolicy, AutoCloseable {
    static final int REDIRECTS_MAX = 5;

    private static final int REST_BYTES_MAX = 16 * 1024;

    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/feed+json,"
                    + " application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    private final AddressGuard guard;

    private final CloseableHttpClient client;

    private final CloseableHttpClient publicClient;

    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("fetch-deadlines").daemon().factory());

    private final FetchBounds bounds;

    private final BodyBudget budget;

    private final InstantSource clock;

    /** A source that names itself to publishers by {@code userAgent}. */
    public HttpFeedSource(
            FetchBounds bounds, BodyBudget budget, String userAgent, InstantSource clock) {
        this(bounds, budget, userAgent, clock, SystemDefaultDnsResolver.INSTANCE);
    }

    HttpFeedSource(
            FetchBounds bounds,
            BodyBudget budget,
            String userAgent,
            InstantSource clock,
            DnsResolver resolver) {
        this.bounds = bounds;
        this.budget = budget;
        this.clock = clock;
        List<AddressRange> allowed =
                bounds.allowedAddresses().stream().map(AddressRange::parse).toList();
        guard = new AddressGuard(resolver, allowed);
        client = FeedClient.create(guard, userAgent, bounds.connectionsPerHostMax());
        publicClient =
                FeedClient.create(
                        new AddressGuard(resolver, List.of()),
                        userAgent,
                        bounds.connectionsPerHostMax());
    }

    @Override
    public Optional<String> refusal(URI url) {
        return guard.refusal(String.valueOf(url.getHost()));
    }

    /** One answer: the end of the fetch, or a redirect. */
    private sealed interface Step {
        record End(FetchOutcome outcome) implements Step {}

        record Onward(Redirect redirect, boolean isFromPublic) implements Step {}
    }

    /** The request under way, so that the deadline ends whichever it is. */
    private static final class UnderWay {
        private final AtomicReference<@Nullable HttpGet> request = new AtomicReference<>();
        private volatile boolean isOver;

        void begin(HttpGet next) throws IOException {
            request.set(next);
            if (isOver) {
                throw new IOException("The time is over");
            }
        }

        void end() {
            isOver = true;
            HttpGet now = request.get();
            if (now != null) {
                now.cancel();
            }
        }
    }

    @Override
    public FetchOutcome fetch(URI url, Validators validators) {
        UnderWay underWay = new UnderWay();
        var deadline =
                deadlines.schedule(
                        underWay::end, bounds.totalTimeMax().toMillis(), TimeUnit.MILLISECONDS);
        BodyBudget.Share memory = budget.open();
        FetchOutcome outcome = null;
        try {
            outcome = follow(url, validators, memory, underWay);
            return outcome;
        } finally {
            deadline.cancel(false);
            if (!(outcome instanceof FetchOutcome.Body)) {
                memory.close();
            }
        }
    }

    private FetchOutcome follow(
            URI url, Validators validators, BodyBudget.Share memory, UnderWay underWay) {
        URI at = url;
        URI movedTo = null;
        boolean isPermanentSoFar = true;
        boolean isFromPublic = false;
        try {
            for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
                Hop asked = new Hop(url, at, movedTo, validators, memory);
                switch (ask(asked, isFromPublic, underWay)) {
                    case Step.End(FetchOutcome outcome) -> {
                        return outcome;
                    }
                    case Step.Onward(Redirect redirect, boolean isPublic) -> {
                        isPermanentSoFar &= redirect.isPermanent();
                        at = redirect.target();
                        movedTo = isPermanentSoFar ? at : movedTo;
                        isFromPublic |= isPublic;
                    }
                }
            }
            return new FetchOutcome.Failed(
                    null, "The answer leads from redirect to redirect without end");
        } catch (IOException e) {
            return new FetchOutcome.Failed(null, underWay.isOver ? late() : FetchReason.of(at, e));
        } catch (RuntimeException e) {
            return new FetchOutcome.Failed(null, "Cannot be asked: " + e.getMessage());
        }
    }

    private String late() {
        return "No full answer within %d s".formatted(bounds.totalTimeMax().toSeconds());
    }

    /** One request on the way from a feed's address to its body. */
    private record Hop(
            URI feed,
            URI at,
            @Nullable URI movedTo,
            Validators validators,
            BodyBudget.Share memory) {

        /** Validators are shown to the address that sent them and to no other. */
        boolean isConditional() {
            return at.equals(validators.url() == null ? feed : validators.url());
        }

        Validators sent(ClassicHttpResponse answer) {
            return new Validators(
                    header(answer, "ETag"),
                    header(answer, "Last-Modified"),
                    at.equals(feed) ? null : at);
        }
    }

    private Step ask(Hop hop, boolean isFromPublic, UnderWay underWay) throws IOException {
        HttpGet request = new HttpGet(hop.at());
        request.setHeader("Accept", ACCEPT);
        request.setHeader("Accept-Encoding", ContentDecoding.ACCEPTED);
        if (hop.isConditional()) {
            setIfSaid(request, "If-None-Match", hop.validators().etag());
            setIfSaid(request, "If-Modified-Since", hop.validators().lastModified());
        }
        underWay.begin(request);
        HttpClientContext context = HttpClientContext.create();
        CloseableHttpClient asking = isFromPublic ? publicClient : client;
        try (ClassicHttpResponse answer = asking.executeOpen(null, request, context)) {
            Step step = step(hop, context, answer);
            if (!(step instanceof Step.End(FetchOutcome.Body _))) {
                readRest(answer.getEntity());
            }
            return step;
        }
    }

    /** The little that is left of an answer, so that the connection can serve again. */
    private static void readRest(@Nullable HttpEntity entity) throws IOException {
        if (entity != null) {
            byte[] _ = entity.getContent().readNBytes(REST_BYTES_MAX);
        }
    }

    private static void setIfSaid(HttpGet request, String name, @Nullable String value) {
        if (value != null) {
            request.setHeader(name, value);
        }
    }

    private Step step(Hop hop, HttpClientContext context, ClassicHttpResponse answer)
            throws IOException {
        int status = answer.getCode();
        if (!Redirect.isOne(status)) {
            return new Step.End(outcome(hop, answer));
        }
        return Redirect.of(hop.at(), status, header(answer, "Location"))
                .<Step>map(r -> new Step.Onward(r, isPublic(context)))
                .orElseGet(() ->
                        new Step.End(
                                new FetchOutcome.Failed(
                                        status, "The answer redirects to no web address")));
    }

    private static boolean isPublic(HttpClientContext context) {
        EndpointDetails endpoint = context.getEndpointDetails();
        SocketAddress remote = endpoint == null ? null : endpoint.getRemoteAddress();
        InetAddress address =
                remote instanceof InetSocketAddress internet ? internet.getAddress() : null;
        return address == null || AddressGuard.isGlobal(address);
    }

    private FetchOutcome outcome(Hop hop, ClassicHttpResponse answer) throws IOException {
        int status = answer.getCode();
        Duration retryAfter = Freshness.retryAfter(answer, clock.instant());
        Duration freshFor = Freshness.freshFor(answer, clock.instant());
        if (status == 429 || (status == 503 && retryAfter != null)) {
            return new FetchOutcome.Throttled(status, Freshness.longer(retryAfter, freshFor));
        }
        return switch (status) {
            case 200 -> body(hop, answer, freshFor);
            case 304 -> new FetchOutcome.NotModified(hop.sent(answer), freshFor, hop.movedTo());
            default ->
                    new FetchOutcome.Failed(
                            status, FetchReason.of(status), Freshness.longer(retryAfter, freshFor));
        };
    }

    private FetchOutcome body(Hop hop, ClassicHttpResponse answer, @Nullable Duration freshFor)
            throws IOException {
        ContentDecoding decoding =
                new ContentDecoding(bounds.bodyBytesMax(), hop.memory(), bounds.totalTimeMax());
        HttpEntity entity = answer.getEntity();
        byte[] wire = entity == null ? new byte[0] : decoding.read(entity.getContent());
        byte[] body = decoding.decode(wire, header(answer, "Content-Encoding"));
        return new FetchOutcome.Body(
                200,
                hop.at(),
                body,
                wire.length,
                header(answer, "Content-Type"),
                hop.sent(answer),
                freshFor,
                hop.movedTo(),
                hop.memory());
    }

    private static @Nullable String header(ClassicHttpResponse answer, String name) {
        Header header = answer.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
        publicClient.close(CloseMode.IMMEDIATE);
    }
}

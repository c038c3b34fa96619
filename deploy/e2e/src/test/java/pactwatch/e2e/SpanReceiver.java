package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes spans as OpenTelemetry's collector does (OTLP over HTTP), and reads what is needed. */
final class SpanReceiver implements AutoCloseable {

    /** One span; the ids are hexadecimal, the parent is empty at a root. */
    record Span(String service, String trace, String id, String parent, String name) {}

    private static final int BODY_BYTES_MAX = 10_000_000;
    private static final int LENGTH_DELIMITED = 2;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    static SpanReceiver start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SpanReceiver receiver = new SpanReceiver(server);
            server.createContext("/v1/traces", receiver::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The spans from a root to one span, as far as they have come. */
    List<Span> wayTo(Span last) {
        Map<String, Span> byId = new ConcurrentHashMap<>();
        spans.forEach(s -> byId.put(s.id(), s));
        List<Span> way = new ArrayList<>();
        for (Span at = last; at != null; at = byId.get(at.parent())) {
            way.addFirst(at);
        }
        return way;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Message request =
                    new Message(
                            ByteBuffer.wrap(exchange.getRequestBody().readNBytes(BODY_BYTES_MAX)));
            for (ByteBuffer resourceSpans : request.all(1)) {
                Message resource = new Message(resourceSpans);
                String service = serviceOf(resource);
                for (ByteBuffer scope : resource.all(2)) {
                    for (ByteBuffer span : new Message(scope).all(2)) {
                        spans.add(span(service, new Message(span)));
                    }
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Span span(String service, Message span) {
        return new Span(
                service, span.hex(1), span.hex(2), span.hex(4), new String(span.bytes(5), UTF_8));
    }

    private static String serviceOf(Message resourceSpans) {
        for (ByteBuffer resource : resourceSpans.all(1)) {
            for (ByteBuffer attribute : new Message(resource).all(1)) {
                Message pair = new Message(attribute);
                if (new String(pair.bytes(1), UTF_8).equals("service.name")) {
                    Message value = new Message(ByteBuffer.wrap(pair.bytes(2)));
                    return new String(value.bytes(1), UTF_8);
                }
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A message in Protocol Buffers' wire format; only fields of bytes are kept. */
    private static final class Message {
        private record Field(int number, ByteBuffer bytes) {}

        private final List<Field> fields = new ArrayList<>();

        Message(ByteBuffer whole) {
            ByteBuffer left = whole.duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN);
            while (left.hasRemaining()) {
                int tag = (int) number(left);
                int length =
                        switch (tag & 7) {
                            case 0 -> {
                                long _ = number(left);
                                yield 0;
                            }
                            case 1 -> 8;
                            case 5 -> 4;
                            default -> (int) number(left);
                        };
                if ((tag & 7) == LENGTH_DELIMITED) {
                    fields.add(new Field(tag >>> 3, left.slice(left.position(), length)));
                }
                left.position(left.position() + length);
            }
        }

        private static long number(ByteBuffer from) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = from.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        List<ByteBuffer> all(int number) {
            return fields.stream().filter(f -> f.number() == number).map(Field::bytes).toList();
        }

        byte[] bytes(int number) {
            List<ByteBuffer> all = all(number);
            byte[] bytes = new byte[all.isEmpty() ? 0 : all.getFirst().remaining()];
            if (!all.isEmpty()) {
                all.getFirst().duplicate().get(bytes);
            }
            return bytes;
        }

        String hex(int number) {
            return HexFormat.of().formatHex(bytes(number));
        }
    }
}

package pactwatch.ingest.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Web sites, each on a loopback address of its own, that answer byte for byte as they like. */
final class Sites implements AutoCloseable {

    /** Writes an answer; whatever it throws ends the connection. */
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final List<ServerSocket> sockets = new ArrayList<>();
    private final AtomicInteger hosts = new AtomicInteger(10);

    /** A site that answers every request alike; returns the address of its feed. */
    URI add(Answer answer) {
        try {
            InetAddress host = InetAddress.ofLiteral("127.0.7." + hosts.getAndIncrement());
            ServerSocket socket = new ServerSocket(0, 50, host);
            sockets.add(socket);
            Thread.ofVirtual().start(() -> serve(socket, answer));
            return URI.create(
                    "http://%s:%d/feed".formatted(host.getHostAddress(), socket.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A site with a feed of so many items. */
    URI addFeed(int items) {
        byte[] body = feed(items).getBytes(UTF_8);
        return add(out -> {
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                            .formatted(body.length)
                            .getBytes(ISO_8859_1));
            out.write(body);
        });
    }

    static String feed(int items) {
        StringBuilder xml =
                new StringBuilder(
                        "<rss version=\"2.0\"><channel><title>N</title>"
                                + "<link>https://news.example/</link><description>d</description>");
        for (int n = 1; n <= items; n++) {
            xml.append(
                    "<item><title>Item %d</title><link>https://news.example/%d</link></item>"
                            .formatted(n, n));
        }
        return xml.append("</channel></rss>").toString();
    }

    private static void serve(ServerSocket socket, Answer answer) {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> answer(one, answer));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket one, Answer answer) {
        try (one) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(one.getInputStream(), ISO_8859_1));
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            answer.write(one.getOutputStream());
            one.getOutputStream().flush();
        } catch (IOException _) {
            // The client left, as it should.
        }
    }

    @Override
    public void close() {
        for (ServerSocket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

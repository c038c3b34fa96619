package pactwatch.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A server that answers each connection as a test wants, down to the bytes. */
final class BadServer implements AutoCloseable {

    /** Writes an answer; breaks off when it returns or fails. */
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private BadServer(ServerSocket socket, String scheme, Answer answer) {
        this.socket = socket;
        this.scheme = scheme;
        this.answer = answer;
    }

    static BadServer answering(Answer answer) {
        return answering(ServerSocketFactory.getDefault(), "http", answer);
    }

    /** A server that shows the certificate of a context. */
    static BadServer secured(SSLContext context, String text) {
        return answering(
                context.getServerSocketFactory(),
                "https",
                out -> out.write(text.getBytes(ISO_8859_1)));
    }

    private static BadServer answering(ServerSocketFactory sockets, String scheme, Answer answer) {
        try {
            ServerSocket socket =
                    sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            BadServer server = new BadServer(socket, scheme, answer);
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BadServer answering(String text) {
        return answering(out -> out.write(text.getBytes(ISO_8859_1)));
    }

    URI address() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/feed");
    }

    /** The heads of all requests. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> answer(one));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket one) {
        try (one) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(one.getInputStream(), ISO_8859_1));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine();
                    line != null && !line.isEmpty();
                    line = in.readLine()) {
                head.append(line).append('\n');
            }
            requests.add(head.toString());
            answer.write(one.getOutputStream());
            one.getOutputStream().flush();
        } catch (IOException e) {
            requests.add("broken off: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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

/** A server that answers each connection as a test wants, down to the bytes. */
final class BadServer implements AutoCloseable {

    /** Writes an answer; breaks off when it returns or fails. */
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private BadServer(ServerSocket socket, Answer answer) {
        this.socket = socket;
        this.answer = answer;
    }

    static BadServer answering(Answer answer) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            BadServer server = new BadServer(socket, answer);
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
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/feed");
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

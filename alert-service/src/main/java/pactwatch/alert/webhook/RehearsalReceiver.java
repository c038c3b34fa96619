package pactwatch.alert.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Takes webhooks on loopback and answers 204, one connection at a time. */
final class RehearsalReceiver implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RehearsalReceiver.class);
    private static final int LINE_CHARS_MAX = 8_000;
    private static final String LENGTH = "content-length:";

    private final ServerSocket socket;

    RehearsalReceiver() throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("rehearsal-receiver").start(this::serve);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                answerAll(connection);
            } catch (IOException e) {
                LOG.debugf("rehearsal connection ends reason=%s", e.getMessage());
            }
        }
    }

    private static void answerAll(Socket connection) throws IOException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        while (!line(in).isEmpty()) {
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                    length = Integer.parseInt(header.substring(LENGTH.length()).strip());
                }
            }
            in.skipNBytes(length);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
        }
    }

    /** The next line without its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r' && line.length() < LINE_CHARS_MAX) {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

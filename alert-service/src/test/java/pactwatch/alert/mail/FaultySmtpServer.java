package pactwatch.alert.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A mail server on a real local port that fails at one step of each conversation. */
final class FaultySmtpServer implements AutoCloseable {

    /** Where it fails. */
    enum Step {
        GREETING,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        END_OF_DATA
    }

    /** How it fails. */
    enum Fault {
        DROP,
        SILENCE,
        REJECT,
        DEFER
    }

    private final ServerSocket server;
    private final Step step;
    private final Fault fault;
    private final CountDownLatch closed = new CountDownLatch(1);

    FaultySmtpServer(Step step, Fault fault) {
        this.step = step;
        this.fault = fault;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            OutputStream out = socket.getOutputStream();
            if (!answer(Step.GREETING, "220 faulty.example", out)) {
                return;
            }
            boolean goesOn = true;
            while (goesOn) {
                String line = in.readLine();
                goesOn = line != null && answer(line.toUpperCase(Locale.ROOT), in, out);
            }
        } catch (IOException _) {
            // The other side left.
        }
    }

    private boolean answer(String line, BufferedReader in, OutputStream out) throws IOException {
        if (line.startsWith("EHLO") || line.startsWith("HELO")) {
            return answer(Step.EHLO, "250 faulty.example", out);
        }
        if (line.startsWith("MAIL")) {
            return answer(Step.MAIL, "250 ok", out);
        }
        if (line.startsWith("RCPT")) {
            return answer(Step.RCPT, "250 ok", out);
        }
        if (line.equals("DATA")) {
            return answer(Step.DATA, "354 go on", out) && takeData(in, out);
        }
        return say("250 ok", out);
    }

    private boolean takeData(BufferedReader in, OutputStream out) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        return answer(Step.END_OF_DATA, "250 taken", out);
    }

    private boolean answer(Step at, String text, OutputStream out) throws IOException {
        if (at != step) {
            return say(text, out);
        }
        return switch (fault) {
            case DROP -> false;
            case REJECT -> say("550 no such address", out);
            case DEFER -> say("450 not now", out);
            case SILENCE -> {
                try {
                    closed.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                yield false;
            }
        };
    }

    private static boolean say(String text, OutputStream out) throws IOException {
        out.write((text + "\r\n").getBytes(US_ASCII));
        out.flush();
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package pactwatch.local.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on. */
final class Ports {

    private static final int TRIES_MAX = 50;

    private Ports() {}

    /** The first of so many neighbours on loopback. */
    static int free(int count) throws IOException {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            int first;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                first = socket.getLocalPort();
            }
            if (first + count < 1 << 16 && areFree(first, count)) {
                return first;
            }
        }
        throw new IOException("No %d free ports beside each other".formatted(count));
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (ServerSocket socket =
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException _) {
                return false;
            }
        }
        return true;
    }
}

package pactwatch.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final int OUTGOING_FIRST = 32_768;
    private static final int PORTS = 200;

    @Test
    void givesEachPortOnceAndNoneThatAnOutgoingConnectionMayTake() throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            ports.add(FreePort.next());
        }

        assertThat(ports).doesNotHaveDuplicates().allMatch(p -> p < OUTGOING_FIRST);
        try (ServerSocket socket =
                new ServerSocket(ports.getFirst(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}

package pactwatch.analysis.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final int READERS = 16;

    private final Turns turns = new Turns();

    @Test
    void doesTheSameWorkOnceForAllWhoAskForItTogether() throws Exception {
        AtomicInteger worked = new AtomicInteger();
        AtomicReference<String> kept = new AtomicReference<>();
        CountDownLatch together = new CountDownLatch(READERS);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READERS; i++) {
                answers.add(
                        readers.submit(() -> {
                            together.countDown();
                            together.await();
                            return turns.take("AM", () -> work(worked, kept));
                        }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("the answer");
            }
        }
        assertThat(worked).hasValue(1);
    }

    private static String work(AtomicInteger worked, AtomicReference<String> kept) {
        return Optional.ofNullable(kept.get())
                .orElseGet(() -> {
                    worked.incrementAndGet();
                    kept.set("the answer");
                    return "the answer";
                });
    }
}

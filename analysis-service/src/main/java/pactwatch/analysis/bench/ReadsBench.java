package pactwatch.analysis.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;

/**
 * As-of reads of a member with many claims while new ones come. Readers ask on their own schedule,
 * whether earlier ones were answered or not, so that waiting counts.
 */
final class ReadsBench {

    private static final String MEMBER = "AM";
    private static final int COLD_READS = 12;

    /** Days that readers look at: as many as a slider has stops. */
    private static final int DAYS = 60;

    private static final int PER_SECOND = 200;
    private static final int SECONDS = 20;
    private static final int READERS = 2;

    /** A new claim comes with one read in so many: twenty a second. */
    private static final int READS_PER_CLAIM = 10;

    private final Pack pack;
    private final SyntheticClaims synthetic;
    private final Topic<ClaimEvent> topic = ClaimEvent.topic("bench");
    private final Random random;

    ReadsBench(Pack pack, long seed) {
        this.pack = pack;
        this.synthetic = new SyntheticClaims(seed, topic);
        this.random = new Random(seed);
    }

    /** What reads took, in milliseconds. */
    record Run(int claims, double coldMedian, double coldMax, double median, double p99) {

        void print() {
            System.out.printf(
                    "reads: %d claims of one member; a day that nobody asked for before: median"
                            + " %.1f ms, at most %.1f ms; %d reads a second of %d days while %d"
                            + " claims a second come: median %.3f ms, p99 %.3f ms%n",
                    claims,
                    coldMedian,
                    coldMax,
                    PER_SECOND,
                    DAYS,
                    PER_SECOND / READS_PER_CLAIM,
                    median,
                    p99);
        }
    }

    /** Measures days asked for first, then the same days asked for by many. */
    Run run(int claims) throws InterruptedException {
        ClaimBook book = new ClaimBook("bench");
        for (int i = 0; i < claims; i++) {
            accept(book, i);
        }
        MemberBoard board = new MemberBoard(pack, book, new RulingBook(), InstantSource.system());
        List<AsOf> days = Stream.generate(this::day).distinct().limit(DAYS).toList();
        double[] cold = new double[COLD_READS];
        for (int i = 0; i < COLD_READS; i++) {
            cold[i] = millis(board, days.get(i));
        }
        days.forEach(d -> millis(board, d));
        Arrays.sort(cold);
        double[] warm = ask(board, days, book, claims);
        Arrays.sort(warm);
        return new Run(
                claims,
                cold[COLD_READS / 2],
                cold[COLD_READS - 1],
                warm[warm.length / 2],
                warm[warm.length * 99 / 100]);
    }

    private void accept(ClaimBook book, int number) {
        Append<ClaimEvent> append = synthetic.event(MEMBER, number);
        book.accept(new LogRecord<>(topic.name(), 0, number, append.key(), append.envelope()));
    }

    private static double millis(MemberBoard board, AsOf day) {
        long from = System.nanoTime();
        board.states(day);
        return (System.nanoTime() - from) / 1e6;
    }

    private double[] ask(MemberBoard board, List<AsOf> days, ClaimBook book, int claims)
            throws InterruptedException {
        double[] millis = new double[PER_SECOND * SECONDS];
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(READERS);
        long started = System.nanoTime() + Duration.ofMillis(100).toNanos();
        for (int r = 0; r < READERS; r++) {
            Thread.ofPlatform()
                    .start(() -> {
                        for (int i = next.getAndIncrement();
                                i < millis.length;
                                i = next.getAndIncrement()) {
                            long due = started + i * 1_000_000_000L / PER_SECOND;
                            LockSupport.parkNanos(due - System.nanoTime());
                            if (i % READS_PER_CLAIM == 0) {
                                live(book, claims + i);
                            }
                            board.states(days.get(i % days.size()));
                            millis[i] = (System.nanoTime() - due) / 1e6;
                        }
                        done.countDown();
                    });
        }
        done.await();
        return millis;
    }

    /** What comes now is known from now on. */
    private void live(ClaimBook book, int number) {
        Append<ClaimEvent> append = synthetic.event(MEMBER, number, Instant.now());
        book.accept(new LogRecord<>(topic.name(), 0, number, append.key(), append.envelope()));
    }

    private AsOf day() {
        LocalDate day = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_500));
        return new AsOf(null, AsOf.parse(day.toString()).orElseThrow());
    }
}

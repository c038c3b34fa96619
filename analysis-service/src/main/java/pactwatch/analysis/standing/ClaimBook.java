package pactwatch.analysis.standing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.log.LogRecord;

/**
 * All claims of all members, folded from the claims topic of one generation; can be made to show
 * those of another. Safe for many threads.
 */
public final class ClaimBook {

    /**
     * The claims of a member that stand.
     *
     * @param changes of the member's claims so far; equal numbers mean equal claims
     */
    public record Standing(List<Claim> claims, Instant asOf, long changes) {
        public Standing {
            claims = List.copyOf(claims);
        }
    }

    /** Numbers of changes of one shelf are below this, so that no two shelves share a number. */
    private static final long CHANGES_MAX = 1L << 40;

    /** The claims of one generation. */
    private static final class Shelf {
        private final String generation;
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private final Map<String, ClaimSet> setByMember = new TreeMap<>();
        private final AtomicLong changes = new AtomicLong();

        Shelf(String generation) {
            this.generation = generation;
        }
    }

    /** What is shown; each switch has a number of its own. */
    private record Shown(Shelf shelf, long turn) {
        long numbered(long changes) {
            return turn * CHANGES_MAX + changes;
        }
    }

    private volatile Shown shown;

    /** A book of no generation in particular. */
    public ClaimBook() {
        this("");
    }

    /** A book of the claims of one generation. */
    public ClaimBook(String generation) {
        shown = new Shown(new Shelf(generation), 0);
    }

    /** Name of the generation whose claims it holds. */
    public String generation() {
        return shown.shelf().generation;
    }

    /** Shows from now on what another book holds and takes in; readers never see half of it. */
    public synchronized void show(ClaimBook other) {
        Shelf next = other.shown.shelf();
        if (next != shown.shelf()) {
            shown = new Shown(next, shown.turn() + 1);
        }
    }

    /** Takes in one record of the claims topic. */
    public void accept(LogRecord<ClaimEvent> record) {
        Shelf shelf = shown.shelf();
        shelf.lock.writeLock().lock();
        try {
            ClaimSet set = shelf.setByMember.computeIfAbsent(record.key(), _ -> new ClaimSet());
            if (set.accept(record.envelope())) {
                shelf.changes.incrementAndGet();
            }
        } finally {
            shelf.lock.writeLock().unlock();
        }
    }

    /**
     * The claims of a member that stood by what was known at a time.
     *
     * @param member {@code <pact>/<member>}
     */
    public Standing standing(String member, Instant knownAt) {
        Shown now = shown;
        now.shelf().lock.readLock().lock();
        try {
            ClaimSet set = now.shelf().setByMember.get(member);
            return set == null
                    ? new Standing(List.of(), Instant.EPOCH, now.numbered(0))
                    : new Standing(set.standing(knownAt), set.asOf(), now.numbered(set.changes()));
        } finally {
            now.shelf().lock.readLock().unlock();
        }
    }

    /**
     * Whether the claims of a member that stood by what was known at a time are still those that
     * were read.
     *
     * @param changes as read with them
     */
    public boolean isCurrent(String member, long changes, Instant knownAt) {
        Shown now = shown;
        long before = changes - now.numbered(0);
        if (before < 0 || before >= CHANGES_MAX) {
            return false;
        }
        now.shelf().lock.readLock().lock();
        try {
            ClaimSet set = now.shelf().setByMember.get(member);
            return set == null || !set.isChanged(before, knownAt);
        } finally {
            now.shelf().lock.readLock().unlock();
        }
    }

    /** All claims that stood by what was known at a time; in no order. */
    public List<Claim> allStanding(Instant knownAt) {
        Shown now = shown;
        now.shelf().lock.readLock().lock();
        try {
            return now.shelf().setByMember.values().stream()
                    .flatMap(s -> s.standing(knownAt).stream())
                    .toList();
        } finally {
            now.shelf().lock.readLock().unlock();
        }
    }

    /**
     * All claims that stand by some article versions alone; in no order.
     *
     * @param counts whether a version, given article and number, is one of them
     */
    public List<Claim> allStanding(BiPredicate<String, Integer> counts) {
        Shown now = shown;
        now.shelf().lock.readLock().lock();
        try {
            return now.shelf().setByMember.values().stream()
                    .flatMap(s -> s.standing(counts).stream())
                    .toList();
        } finally {
            now.shelf().lock.readLock().unlock();
        }
    }

    /** A claim by its id, whether it still stands or not. */
    public Optional<Claim> find(String claim) {
        Shown now = shown;
        now.shelf().lock.readLock().lock();
        try {
            return now.shelf().setByMember.values().stream()
                    .flatMap(s -> s.find(claim).stream())
                    .findFirst();
        } finally {
            now.shelf().lock.readLock().unlock();
        }
    }

    /** A claim by its id, if it stood by what was known at a time. */
    public Optional<Claim> standingOne(String claim, Instant knownAt) {
        Shown now = shown;
        now.shelf().lock.readLock().lock();
        try {
            return now.shelf().setByMember.values().stream()
                    .flatMap(s -> s.standing(claim, knownAt).stream())
                    .findFirst();
        } finally {
            now.shelf().lock.readLock().unlock();
        }
    }

    /** The number of changes so far, of all members; grows for as long as the log does. */
    public long changes() {
        Shown now = shown;
        return now.numbered(now.shelf().changes.get());
    }
}

package pactwatch.analysis.standing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.log.LogRecord;

/** All claims of all members, folded from the claims topic. Safe for many threads. */
public final class ClaimBook {

    /**
     * The claims of a member that stand.
     *
     * @param changes of the member's claims so far; equal numbers mean equal claims
     */
    public record Standing(List<Claim> claims, Instant asOf, long changes) {
        static final Standing NONE = new Standing(List.of(), Instant.EPOCH, 0);

        public Standing {
            claims = List.copyOf(claims);
        }
    }

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, ClaimSet> setByMember = new TreeMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Takes in one record of the claims topic. */
    public void accept(LogRecord<ClaimEvent> record) {
        lock.writeLock().lock();
        try {
            ClaimSet set = setByMember.computeIfAbsent(record.key(), _ -> new ClaimSet());
            if (set.accept(record.envelope())) {
                changes.incrementAndGet();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * The claims of a member that stood by what was known at a time.
     *
     * @param member {@code <pact>/<member>}
     */
    public Standing standing(String member, Instant knownAt) {
        lock.readLock().lock();
        try {
            ClaimSet set = setByMember.get(member);
            return set == null
                    ? Standing.NONE
                    : new Standing(set.standing(knownAt), set.asOf(), set.changes());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The number of changes of a member's claims so far. */
    public long changes(String member) {
        lock.readLock().lock();
        try {
            ClaimSet set = setByMember.get(member);
            return set == null ? 0 : set.changes();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** All claims that stood by what was known at a time; in no order. */
    public List<Claim> allStanding(Instant knownAt) {
        lock.readLock().lock();
        try {
            return setByMember.values().stream()
                    .flatMap(s -> s.standing(knownAt).stream())
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A claim by its id, whether it still stands or not. */
    public Optional<Claim> find(String claim) {
        lock.readLock().lock();
        try {
            return setByMember.values().stream().flatMap(s -> s.find(claim).stream()).findFirst();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A claim by its id, if it stood by what was known at a time. */
    public Optional<Claim> standingOne(String claim, Instant knownAt) {
        lock.readLock().lock();
        try {
            return setByMember.values().stream()
                    .flatMap(s -> s.standing(claim, knownAt).stream())
                    .findFirst();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The number of changes so far, of all members; grows for as long as the log does. */
    public long changes() {
        return changes.get();
    }
}

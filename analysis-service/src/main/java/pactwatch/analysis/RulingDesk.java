package pactwatch.analysis;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.log.ContentId;

/** Takes the decisions of analysts: checks them, and writes those that can be made. */
public final class RulingDesk {

    /** Evidence keys that one ruling can name. */
    public static final int KEYS_MAX = 1_000;

    private static final int WHY_LENGTH_MAX = 2_000;
    private static final int NAME_LENGTH_MAX = 200;
    private static final String ADMIN = "admin";

    /**
     * What an analyst sends.
     *
     * @param development id of a development of the present board; or else
     * @param evidenceKeys {@code article/member/kind/event year}
     * @param verdict CONFIRMED, REJECTED or REGRADED
     * @param grade of a REGRADED, such as B2
     * @param sequence that the analyst expects: the member's last plus one
     */
    public record Draft(
            @Nullable String member,
            @Nullable String development,
            @Nullable List<String> evidenceKeys,
            @Nullable String verdict,
            @Nullable String grade,
            @Nullable String why,
            @Nullable String by,
            @Nullable Long sequence) {}

    /** What became of it. */
    public sealed interface Answer {

        /** It was written, and is read if the write was ACCEPTED. */
        record Made(String ruling, String member, long sequence, Written written)
                implements Answer {}

        /** It cannot be made: what is wrong, and what is allowed. */
        record Refused(String parameter, String allowed) implements Answer {}

        /** There is no such ruling, or it no longer counts. */
        record Unknown(String ruling) implements Answer {}
    }

    private final MemberBoard board;
    private final RulingBook book;
    private final RulingLog log;
    private final InstantSource clock;

    public RulingDesk(MemberBoard board, RulingBook book, RulingLog log, InstantSource clock) {
        this.board = board;
        this.book = book;
        this.log = log;
        this.clock = clock;
    }

    /** Makes a ruling. */
    public Answer rule(Draft draft) {
        Pack pack = board.pack();
        Optional<Pack.Member> member =
                Optional.ofNullable(draft.member())
                        .flatMap(m -> pack.member(m.strip().toUpperCase(Locale.ROOT)));
        if (member.isEmpty()) {
            return new Answer.Refused("member", "one of " + codes(pack));
        }
        String code = member.get().code();
        Verdict verdict = verdict(draft.verdict());
        if (verdict == null) {
            return new Answer.Refused("verdict", "one of " + Arrays.toString(Verdict.values()));
        }
        Grade grade = grade(draft.grade());
        if (verdict == Verdict.REGRADED && grade == null) {
            return new Answer.Refused("grade", "a letter A to F and a digit 1 to 6, such as B2");
        }
        List<String> keys = keys(code, draft);
        if (keys.isEmpty() || keys.size() > KEYS_MAX) {
            return new Answer.Refused(
                    "development",
                    "the id of a development of %s, or evidenceKeys with 1 to %d keys"
                            .formatted(code, KEYS_MAX));
        }
        Optional<Answer> refused = common(board.keyOf(code), draft);
        return refused.isPresent() ? refused.get() : make(code, verdict, grade, keys, draft);
    }

    private Answer make(
            String code, Verdict verdict, @Nullable Grade grade, List<String> keys, Draft draft) {
        long sequence = draft.sequence() == null ? 0 : draft.sequence();
        String by = by(draft);
        String why = String.valueOf(draft.why()).strip();
        String pact = board.pack().code();
        String id =
                ContentId.of(
                        "ruling", code, Long.toString(sequence), clock.instant().toString(), by);
        RulingEvent event =
                switch (verdict) {
                    case CONFIRMED -> new RulingEvent.Confirmed(id, pact, code, keys, by, why);
                    case REJECTED -> new RulingEvent.Rejected(id, pact, code, keys, by, why);
                    case REGRADED ->
                            new RulingEvent.Regraded(
                                    id,
                                    pact,
                                    code,
                                    keys,
                                    grade == null ? new Grade('F', 6) : grade,
                                    by,
                                    why);
                };
        return new Answer.Made(id, code, sequence, log.append(board.keyOf(code), sequence, event));
    }

    /** Takes a ruling back; of the draft only why, by and sequence count. */
    public Answer undo(String id, Draft draft) {
        Optional<Ruling> known = book.find(id).filter(r -> r.undone() == null);
        if (known.isEmpty()) {
            return new Answer.Unknown(id);
        }
        String member = known.get().member();
        Optional<Answer> refused = common(board.keyOf(member), draft);
        if (refused.isPresent()) {
            return refused.get();
        }
        long sequence = draft.sequence() == null ? 0 : draft.sequence();
        RulingEvent event =
                new RulingEvent.Undone(
                        id,
                        known.get().pact(),
                        member,
                        by(draft),
                        String.valueOf(draft.why()).strip());
        return new Answer.Made(
                id, member, sequence, log.append(board.keyOf(member), sequence, event));
    }

    private Optional<Answer> common(String key, Draft draft) {
        String why = draft.why();
        if (why == null || why.isBlank() || why.length() > WHY_LENGTH_MAX) {
            return Optional.of(
                    new Answer.Refused(
                            "why", "the reason, in 1 to %d characters".formatted(WHY_LENGTH_MAX)));
        }
        String by = draft.by();
        if (by != null && by.length() > NAME_LENGTH_MAX) {
            return Optional.of(
                    new Answer.Refused("by", "at most %d characters".formatted(NAME_LENGTH_MAX)));
        }
        if (draft.sequence() == null || draft.sequence() < 1) {
            return Optional.of(
                    new Answer.Refused(
                            "sequence",
                            "the number of the member's last decision plus one, at present "
                                    + (book.of(key).sequence() + 1)));
        }
        return Optional.empty();
    }

    private List<String> keys(String member, Draft draft) {
        if (draft.evidenceKeys() != null) {
            return draft.evidenceKeys().stream()
                    .filter(k -> k != null && k.split("/", -1).length >= 4)
                    .distinct()
                    .toList();
        }
        return board.one(member, AsOf.PRESENT).stream()
                .flatMap(m -> m.developments().stream())
                .filter(d -> d.id().equals(draft.development()))
                .map(Development::evidenceKeys)
                .flatMap(List::stream)
                .limit(KEYS_MAX)
                .toList();
    }

    private static String by(Draft draft) {
        return draft.by() == null || draft.by().isBlank() ? ADMIN : draft.by().strip();
    }

    private static @Nullable Verdict verdict(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(Verdict.values())
                        .filter(v -> v.name().equalsIgnoreCase(text.strip()))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable Grade grade(@Nullable String text) {
        try {
            return text == null ? null : Grade.parse(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String codes(Pack pack) {
        return pack.members().stream().map(Pack.Member::code).collect(Collectors.joining(", "));
    }
}

package pactwatch.analysis.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.log.Envelope;

/**
 * All generations of a pact, as the log tells of them. Exactly one is live. An event that is not
 * possible, or that was written by somebody who had not seen the last, does not count.
 *
 * @param byName in the order in which they began
 * @param live name of the one that is read
 * @param since when it became live; the beginning of time for the first
 * @param cause id of the event by which it became live; empty for the first
 * @param sequence of the last event that counts
 * @param last id of that event; empty if there was none
 */
public record Generations(
        SequencedMap<String, Generation> byName,
        String live,
        Instant since,
        String cause,
        long sequence,
        String last) {

    /** Generations that are kept up at the same time, the live one included. */
    public static final int KEPT_MAX = 3;

    private static final String PREFIX = "g";

    public Generations {
        byName = new LinkedHashMap<>(byName);
    }

    /** Before the first rebuild. */
    public static Generations startingWith(String first) {
        SequencedMap<String, Generation> one = new LinkedHashMap<>();
        one.put(first, Generation.first(first));
        return new Generations(one, first, Instant.EPOCH, "", 0, "");
    }

    public List<Generation> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Generation> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those that are kept up with the log. */
    public List<Generation> kept() {
        return byName.values().stream().filter(Generation::isKept).toList();
    }

    /** The one that is being prepared, if there is one. */
    public Optional<Generation> candidate() {
        return byName.values().stream().filter(Generation::isCandidate).findFirst();
    }

    /** The first, if it is kept up and was not measured yet. */
    public Optional<Generation> unmeasured() {
        return kept().stream().filter(g -> g.isFirst() && g.gold().isEmpty()).findFirst();
    }

    /** The one to which one can go back, if there is one. */
    public Optional<Generation> previous() {
        return find(live)
                .flatMap(g -> Optional.ofNullable(g.previous()))
                .flatMap(this::find)
                .filter(Generation::isKept);
    }

    /** Name of the next generation. */
    public String nextName() {
        int number = byName.size() + 1;
        while (byName.containsKey(PREFIX + number)) {
            number++;
        }
        return PREFIX + number;
    }

    /** Why a rebuild cannot begin now; empty if it can. */
    public Optional<String> startRefused() {
        Optional<Generation> candidate = candidate();
        if (candidate.isPresent()) {
            String name = candidate.get().name();
            return Optional.of(
                    candidate.get().state() == State.RUNNING
                            ? name + " is being rebuilt; wait for it, or discard it first"
                            : name + " is built; promote or discard it first");
        }
        if (kept().size() >= KEPT_MAX) {
            List<String> former = new ArrayList<>();
            kept().stream().filter(g -> !g.name().equals(live)).forEach(g -> former.add(g.name()));
            return Optional.of(
                    "at most %d generations are kept up; discard one of %s first"
                            .formatted(KEPT_MAX, String.join(", ", former)));
        }
        return Optional.empty();
    }

    /** With an event taken in; the same if the event does not count. */
    public Generations evolve(Envelope<GenerationEvent> envelope) {
        if (envelope.sequence() != sequence + 1 || !isPossible(envelope.event())) {
            return this;
        }
        SequencedMap<String, Generation> next = new LinkedHashMap<>(byName);
        String name = envelope.event().generation();
        switch (envelope.event()) {
            case GenerationEvent.Started started -> next.put(name, started(started, envelope));
            case GenerationEvent.Measured measured ->
                    next.computeIfPresent(name, (_, g) -> g.measured(measured.gold()));
            case GenerationEvent.Built built ->
                    next.computeIfPresent(
                            name, (_, g) -> g.built(resultOf(built, envelope.recordedTime())));
            case GenerationEvent.Promoted _ -> {
                next.computeIfPresent(live, (_, g) -> g.in(State.FORMER));
                next.computeIfPresent(name, (_, g) -> g.live(live));
            }
            case GenerationEvent.RolledBack _ -> {
                next.computeIfPresent(live, (_, g) -> g.in(State.BUILT));
                next.computeIfPresent(name, (_, g) -> g.in(State.LIVE));
            }
            case GenerationEvent.Discarded _ ->
                    next.computeIfPresent(name, (_, g) -> g.in(State.DISCARDED));
            case GenerationEvent.StatusesTold _ -> next.computeIfPresent(name, (_, g) -> g.told());
            case GenerationEvent.Failed failed ->
                    next.computeIfPresent(name, (_, g) -> g.failed(failed.reason()));
        }
        return after(envelope, next);
    }

    private Generations after(
            Envelope<GenerationEvent> envelope, SequencedMap<String, Generation> next) {
        boolean isSwitch =
                switch (envelope.event()) {
                    case GenerationEvent.Promoted _, GenerationEvent.RolledBack _ -> true;
                    case GenerationEvent.Started _,
                            GenerationEvent.Measured _,
                            GenerationEvent.Built _,
                            GenerationEvent.Discarded _,
                            GenerationEvent.StatusesTold _,
                            GenerationEvent.Failed _ ->
                            false;
                };
        return new Generations(
                next,
                isSwitch ? envelope.event().generation() : live,
                isSwitch ? envelope.recordedTime() : since,
                isSwitch ? envelope.id() : cause,
                envelope.sequence(),
                envelope.id());
    }

    private boolean isPossible(GenerationEvent event) {
        @Nullable Generation known = byName.get(event.generation());
        State state = known == null ? null : known.state();
        return switch (event) {
            case GenerationEvent.Started _ -> known == null && startRefused().isEmpty();
            case GenerationEvent.Measured _ ->
                    unmeasured().equals(Optional.ofNullable(known)) && known != null;
            case GenerationEvent.Built _, GenerationEvent.Failed _ -> state == State.RUNNING;
            case GenerationEvent.StatusesTold _ ->
                    known != null && state == State.BUILT && !known.isTold();
            case GenerationEvent.Promoted _ -> state == State.BUILT;
            case GenerationEvent.RolledBack back ->
                    previous().map(Generation::name).equals(Optional.of(back.generation()));
            case GenerationEvent.Discarded _ -> known != null && known.isKept() && !isLive(known);
        };
    }

    private boolean isLive(Generation generation) {
        return generation.name().equals(live);
    }

    private static Generation started(
            GenerationEvent.Started event, Envelope<GenerationEvent> envelope) {
        return new Generation(
                event.generation(),
                event.version(),
                event.ends(),
                event.by(),
                envelope.recordedTime(),
                State.RUNNING,
                null,
                null,
                null,
                false,
                null);
    }

    private static Generation.Result resultOf(GenerationEvent.Built built, Instant at) {
        return new Generation.Result(
                built.hash(), built.articles(), built.claims(), built.gold(), at);
    }

    /** For tests and pages: what state each is in. */
    public Map<String, State> states() {
        Map<String, State> states = new LinkedHashMap<>();
        byName.forEach((name, g) -> states.put(name, g.state()));
        return states;
    }
}

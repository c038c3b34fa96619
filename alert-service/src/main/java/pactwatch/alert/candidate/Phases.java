package pactwatch.alert.candidate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import pactwatch.analysis.contract.GenerationEvent;

/** How far each generation has come, folded from their events; for one thread. */
final class Phases {

    private final Map<String, Phase> byName = new HashMap<>();

    /** Takes in an event; one that is not possible changes nothing. */
    void accept(GenerationEvent event) {
        String name = event.generation();
        switch (event) {
            case GenerationEvent.Started _ -> byName.putIfAbsent(name, Phase.RUNNING);
            case GenerationEvent.Measured _ -> {}
            case GenerationEvent.Built _ -> move(name, Phase.RUNNING, Phase.TELLING);
            case GenerationEvent.StatusesTold _ -> move(name, Phase.TELLING, Phase.TOLD);
            case GenerationEvent.Promoted promoted -> {
                byName.put(promoted.previous(), Phase.FORMER);
                byName.put(name, Phase.LIVE);
            }
            case GenerationEvent.RolledBack back -> {
                byName.put(back.previous(), Phase.TELLING);
                byName.put(name, Phase.LIVE);
            }
            case GenerationEvent.Discarded _, GenerationEvent.Failed _ ->
                    byName.put(name, Phase.ENDED);
        }
    }

    private void move(String name, Phase from, Phase to) {
        byName.replace(name, from, to);
    }

    /** How far a generation has come; empty if none has that name. */
    Optional<Phase> of(String generation) {
        return Optional.ofNullable(byName.get(generation));
    }
}

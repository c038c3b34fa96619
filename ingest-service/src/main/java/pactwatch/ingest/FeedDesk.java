package pactwatch.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedState;
import pactwatch.ingest.feed.Heartbeat;
import pactwatch.ingest.opml.OpmlFile;

/** Where people add, change, pause, resume and remove feeds; checks what they ask for. */
@Singleton
public class FeedDesk {

    /** What became of a wish. */
    public sealed interface Answer {

        /**
         * It is done.
         *
         * @param isNew whether a feed was added by it
         */
        record Done(String id, boolean isNew) implements Answer {}

        /** It is in the log but not yet seen in the book. */
        record Pending(String id) implements Answer {}

        /** Somebody else changed the feed first. */
        record Outrun(String id) implements Answer {}

        /** It cannot be done; the reason is a sentence for the person who asked. */
        record Refused(String field, String reason) implements Answer {}

        /** There is no such feed. */
        record Unknown(String id) implements Answer {}
    }

    /** A feed as somebody describes it; what is absent is left to the feed itself. */
    public record Draft(
            @Nullable String url, @Nullable String publisher, @Nullable String language) {}

    /**
     * What became of a list of feeds.
     *
     * @param known already polled
     */
    public record Import(int added, int known, List<Refusal> refused) {
        /** A feed of the list that was left out. */
        public record Refusal(String url, String reason) {}

        /** Whether there was no feed in it at all. */
        public boolean namesNone() {
            return added == 0 && known == 0 && refused.isEmpty();
        }
    }

    private static final int NAME_LENGTH_MAX = 200;
    private static final int IMPORT_FEEDS_MAX = 5_000;

    private final FeedBook feeds;
    private final AddressPolicy addresses;
    private final InstantSource clock;

    @Inject
    FeedDesk(FeedBook feeds, AddressPolicy addresses, InstantSource clock) {
        this.feeds = feeds;
        this.addresses = addresses;
        this.clock = clock;
    }

    public List<FeedState> all() {
        return feeds.all();
    }

    /** A feed that was not removed. */
    public Optional<FeedState> find(String id) {
        return feeds.byId(id).filter(f -> f.activity() != FeedState.Activity.REMOVED);
    }

    public Heartbeat heartbeat() {
        return Heartbeat.of(feeds.all(), clock.instant());
    }

    /** Adds a feed; one that is polled already stays as it is. */
    public Answer add(Draft draft, String by) {
        Optional<Answer> fault = faultOf(draft);
        if (fault.isPresent()) {
            return fault.get();
        }
        URI url = FeedIdentity.parse(Objects.requireNonNullElse(draft.url(), ""));
        String id = FeedIdentity.idOf(url);
        if (feeds.byId(id).filter(FeedState::isPolled).isPresent()) {
            return new Answer.Done(id, false);
        }
        return answer(
                id, true, feeds.add(url, blankToNull(draft.publisher()), language(draft), by));
    }

    /** Gives a feed another name, language or address; what is absent stays. */
    public Answer change(String id, Draft draft, @Nullable Long sequence, String by) {
        Optional<FeedState> found = find(id);
        if (found.isEmpty()) {
            return new Answer.Unknown(id);
        }
        FeedState feed = found.get();
        Draft whole =
                new Draft(
                        Objects.requireNonNullElse(draft.url(), feed.url().toString()),
                        draft.publisher() == null ? feed.publisher() : draft.publisher(),
                        draft.language() == null ? feed.language() : draft.language());
        Optional<Answer> fault = faultOf(whole);
        if (fault.isPresent()) {
            return fault.get();
        }
        if (sequence != null && sequence != feed.sequence()) {
            return new Answer.Outrun(id);
        }
        URI url = FeedIdentity.parse(Objects.requireNonNullElse(whole.url(), ""));
        if (!url.equals(feed.url())) {
            Answer moved = written(feed, new FeedEvent.Moved(id, url, by));
            if (!(moved instanceof Answer.Done)) {
                return moved;
            }
        }
        FeedState now = find(id).orElse(feed);
        String name = blankToNull(whole.publisher());
        boolean isSame =
                Objects.equals(name, now.publisher())
                        && Objects.equals(language(whole), now.language());
        return isSame
                ? new Answer.Done(id, false)
                : written(now, new FeedEvent.Changed(id, name, language(whole), by));
    }

    public Answer pause(String id, @Nullable String reason, String by) {
        String why = reason == null || reason.isBlank() ? "Paused by " + by : reason.strip();
        if (why.length() > NAME_LENGTH_MAX) {
            return tooLong("reason");
        }
        return when(id, FeedState::isPolled, new FeedEvent.Paused(id, why, by));
    }

    public Answer resume(String id, String by) {
        return when(id, f -> !f.isPolled(), new FeedEvent.Resumed(id, by));
    }

    public Answer remove(String id, String by) {
        return when(id, _ -> true, new FeedEvent.Removed(id, by));
    }

    /** Asks for one feed now. */
    public Answer poll(String id, String by) {
        Optional<FeedState> feed = find(id).filter(FeedState::isPolled);
        feed.ifPresent(f -> feeds.requestPolls(List.of(f), by));
        return feed.isPresent() ? new Answer.Done(id, false) : new Answer.Unknown(id);
    }

    /** Asks for all feeds now; returns how many. */
    public int pollAll(String by) {
        List<FeedState> polled = feeds.all().stream().filter(FeedState::isPolled).toList();
        feeds.requestPolls(polled, by);
        return polled.size();
    }

    /** Adds the feeds of a list in OPML; says of each that was left out why. */
    public Import importOpml(String opml, String by) {
        Map<String, FeedBook.Wanted> added = new LinkedHashMap<>();
        int known = 0;
        List<Import.Refusal> refused = new ArrayList<>();
        for (OpmlFile.Outline outline : OpmlFile.parse(opml)) {
            Draft draft = new Draft(outline.url(), outline.publisher(), outline.language());
            Optional<Answer> fault = faultOf(draft);
            if (fault.orElse(null) instanceof Answer.Refused(String _, String reason)) {
                refused.add(new Import.Refusal(outline.url(), reason));
            } else if (added.size() >= IMPORT_FEEDS_MAX) {
                refused.add(
                        new Import.Refusal(
                                outline.url(), "At most " + IMPORT_FEEDS_MAX + " at once"));
            } else {
                URI url = FeedIdentity.parse(outline.url());
                String id = FeedIdentity.idOf(url);
                boolean isKnown =
                        added.containsKey(id)
                                || feeds.byId(id).filter(FeedState::isPolled).isPresent();
                known += isKnown ? 1 : 0;
                if (!isKnown) {
                    added.put(
                            id,
                            new FeedBook.Wanted(
                                    url, blankToNull(draft.publisher()), language(draft)));
                }
            }
        }
        feeds.addAll(List.copyOf(added.values()), by);
        return new Import(added.size(), known, List.copyOf(refused));
    }

    /** All feeds as a list in OPML. */
    public String exportOpml() {
        return OpmlFile.write(
                "Pactwatch feeds",
                feeds.all().stream()
                        .filter(FeedState::isPolled)
                        .map(f ->
                                new OpmlFile.Outline(
                                        f.url().toString(), f.publisher(), f.language()))
                        .toList());
    }

    private Answer when(String id, Predicate<FeedState> isNeeded, FeedEvent event) {
        Optional<FeedState> feed = find(id);
        if (feed.isEmpty()) {
            return new Answer.Unknown(id);
        }
        return isNeeded.test(feed.get()) ? written(feed.get(), event) : new Answer.Done(id, false);
    }

    private Answer written(FeedState before, FeedEvent event) {
        return answer(before.id(), false, feeds.change(before, event));
    }

    private static Answer answer(String id, boolean isNew, FeedBook.Written written) {
        return switch (written) {
            case ACCEPTED -> new Answer.Done(id, isNew);
            case PENDING -> new Answer.Pending(id);
            case OUTRUN -> new Answer.Outrun(id);
        };
    }

    private Optional<Answer> faultOf(Draft draft) {
        if (draft.url() == null || draft.url().isBlank()) {
            return Optional.of(new Answer.Refused("url", "The address of the feed is needed"));
        }
        if (isLong(draft.publisher())) {
            return Optional.of(tooLong("publisher"));
        }
        if (draft.language() != null && !draft.language().isBlank() && language(draft) == null) {
            return Optional.of(
                    new Answer.Refused("language", "A language is a tag such as en or ru"));
        }
        try {
            return addresses
                    .refusal(FeedIdentity.parse(draft.url()))
                    .map(reason -> new Answer.Refused("url", reason));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Answer.Refused("url", String.valueOf(e.getMessage())));
        }
    }

    private static Answer tooLong(String field) {
        return new Answer.Refused(field, "At most " + NAME_LENGTH_MAX + " characters");
    }

    private static boolean isLong(@Nullable String text) {
        return text != null && text.length() > NAME_LENGTH_MAX;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String language(Draft draft) {
        String tag = blankToNull(draft.language());
        return tag != null && tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") ? tag : null;
    }
}

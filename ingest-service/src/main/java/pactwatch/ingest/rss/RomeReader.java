package pactwatch.ingest.rss;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.Extendable;
import com.rometools.rome.feed.module.SyModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.ParsedFeed.Links;
import pactwatch.ingest.contract.FetchEvent.Terms;

/** Reads repaired trees of RSS 2.0 and Atom 1.0 with Rome. */
final class RomeReader {

    private RomeReader() {}

    static ParsedFeed read(Document tree, List<String> warnings) throws FeedException {
        List<ItemDates> dates = ItemDates.takenFrom(tree);
        WireFeed feed = new WireFeedInput(false, Locale.US).build(tree);
        return switch (feed) {
            case Channel channel -> of(channel, dates, warnings);
            case Feed atom -> of(atom, dates, warnings);
            default -> throw new FeedException("Rome knows no such feed: " + feed.getFeedType());
        };
    }

    /** Items with their dates; Rome keeps their number and order. */
    private static <T> List<ParsedFeed.Item> each(
            List<T> items, List<ItemDates> dates, BiFunction<T, ItemDates, ParsedFeed.Item> read) {
        if (items.size() != dates.size()) {
            throw new IllegalStateException(
                    "Rome read %d items of %d".formatted(items.size(), dates.size()));
        }
        return IntStream.range(0, items.size())
                .mapToObj(i -> read.apply(items.get(i), dates.get(i)))
                .toList();
    }

    private static ParsedFeed of(Channel channel, List<ItemDates> dates, List<String> warnings) {
        DCModule dublin = dublinCore(channel);
        return FeedFields.feed(
                new Title(channel.getTitle(), false),
                channel.getLink(),
                dublin == null ? null : dublin.getIdentifier(),
                channel.getLanguage(),
                terms(channel),
                links(foreignLinks(channel.getForeignMarkup())),
                each(channel.getItems(), dates, RomeReader::item),
                warnings);
    }

    private static ParsedFeed.Item item(Item item, ItemDates dates) {
        DCModule dublin = dublinCore(item);
        return FeedFields.item(
                item.getGuid() == null ? null : item.getGuid().getValue(),
                item.getLink(),
                new Title(item.getTitle(), false),
                texts(
                        item.getDescription() == null ? null : item.getDescription().getValue(),
                        item.getContent() == null ? null : item.getContent().getValue()),
                item.getSource() == null ? null : item.getSource().getValue(),
                dublin == null ? null : dublin.getCreator(),
                dublin == null ? null : dublin.getLanguage(),
                dates.published(),
                dates.updated());
    }

    private static ParsedFeed of(Feed feed, List<ItemDates> dates, List<String> warnings) {
        DCModule dublin = dublinCore(feed);
        List<Link> links = new ArrayList<>(feed.getOtherLinks());
        return FeedFields.feed(
                title(feed.getTitleEx()),
                alternate(feed.getAlternateLinks()),
                feed.getId(),
                dublin == null ? null : dublin.getLanguage(),
                terms(feed),
                links(links),
                each(feed.getEntries(), dates, RomeReader::item),
                warnings);
    }

    private static ParsedFeed.Item item(Entry entry, ItemDates dates) {
        DCModule dublin = dublinCore(entry);
        String summary = entry.getSummary() == null ? null : entry.getSummary().getValue();
        String content =
                entry.getContents().isEmpty() ? null : entry.getContents().getFirst().getValue();
        return FeedFields.item(
                entry.getId(),
                alternate(entry.getAlternateLinks()),
                title(entry.getTitleEx()),
                texts(summary, content),
                entry.getSource() == null ? null : entry.getSource().getTitle(),
                entry.getAuthors().isEmpty() ? null : entry.getAuthors().getFirst().getName(),
                dublin == null ? null : dublin.getLanguage(),
                dates.published(),
                dates.updated());
    }

    private static Title title(com.rometools.rome.feed.atom.@Nullable Content content) {
        return content == null
                ? new Title(null, true)
                : new Title(content.getValue(), "text".equals(content.getType()));
    }

    private static @Nullable String alternate(List<Link> links) {
        return links.isEmpty() ? null : links.getFirst().getHref();
    }

    private static List<String> texts(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static List<Link> foreignLinks(List<Element> markup) {
        List<Link> links = new ArrayList<>();
        for (Element element : markup) {
            if (element.getName().equals("link")) {
                Link link = new Link();
                link.setRel(element.getAttributeValue("rel"));
                link.setHref(element.getAttributeValue("href"));
                links.add(link);
            }
        }
        return links;
    }

    private static Links links(List<Link> links) {
        return new Links(
                first(links, "self"),
                links.stream().filter(l -> "hub".equals(l.getRel())).map(Link::getHref).toList(),
                first(links, "next"),
                first(links, "prev-archive"));
    }

    private static @Nullable String first(List<Link> links, String relation) {
        return links.stream()
                .filter(l -> relation.equals(l.getRel()))
                .map(Link::getHref)
                .findFirst()
                .orElse(null);
    }

    private static Terms terms(Channel channel) {
        Set<DayOfWeek> days = new HashSet<>();
        channel.getSkipDays().forEach(d -> days.add(DayOfWeek.valueOf(d.toUpperCase(Locale.ROOT))));
        Duration period = period(channel);
        Duration ttl = Duration.ofMinutes(Math.max(0, channel.getTtl()));
        return new Terms(
                null,
                seconds(ttl.compareTo(period) > 0 ? ttl : period),
                Set.copyOf(new HashSet<>(channel.getSkipHours())),
                days);
    }

    private static Terms terms(Feed feed) {
        return new Terms(null, seconds(period(feed)), Set.of(), Set.of());
    }

    private static @Nullable Long seconds(Duration duration) {
        return duration.isZero() ? null : duration.toSeconds();
    }

    /** Between two updates by the syndication module of RSS 1.0; zero if it is not used. */
    private static Duration period(Extendable feed) {
        if (!(feed.getModule(SyModule.URI) instanceof SyModule module)
                || module.getUpdatePeriod() == null) {
            return Duration.ZERO;
        }
        Duration period =
                switch (module.getUpdatePeriod()) {
                    case "hourly" -> Duration.ofHours(1);
                    case "daily" -> Duration.ofDays(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    default -> Duration.ofDays(365);
                };
        return period.dividedBy(Math.max(1, module.getUpdateFrequency()));
    }

    private static @Nullable DCModule dublinCore(Extendable feed) {
        return feed.getModule(DCModule.URI) instanceof DCModule module ? module : null;
    }
}

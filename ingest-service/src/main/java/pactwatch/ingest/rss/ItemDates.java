package pactwatch.ingest.rss;

import static pactwatch.ingest.rss.xml.Names.ATOM;
import static pactwatch.ingest.rss.xml.Names.DC;
import static pactwatch.ingest.rss.xml.Names.RSS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The dates of an item, taken out of a repaired tree before Rome sees it: it would spend more time
 * on them than on all the rest, because it builds a date format for each.
 */
record ItemDates(@Nullable Instant published, @Nullable Instant updated) {

    /** The dates of each item, in order; the tree has none of them afterwards. */
    static List<ItemDates> takenFrom(Document tree) {
        Element root = tree.getRootElement();
        Element channel = root.getChild("channel", RSS);
        List<ItemDates> dates = new ArrayList<>();
        if (channel == null) {
            for (Element entry : root.getChildren("entry", ATOM)) {
                dates.add(
                        new ItemDates(
                                take(entry, "published", ATOM), take(entry, "updated", ATOM)));
            }
        } else {
            for (Element item : channel.getChildren("item", RSS)) {
                dates.add(new ItemDates(take(item, "pubDate", RSS), take(item, "date", DC)));
            }
        }
        return dates;
    }

    private static @Nullable Instant take(Element item, String name, Namespace namespace) {
        Element date = item.getChild(name, namespace);
        if (date == null) {
            return null;
        }
        date.detach();
        return date.getText().isEmpty() ? null : Instant.parse(date.getText());
    }
}

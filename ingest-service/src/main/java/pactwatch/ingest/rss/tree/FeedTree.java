package pactwatch.ingest.rss.tree;

import java.net.URI;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.rss.xml.Repairs;

/** Turns the tree of any feed into one of RSS 2.0 or Atom 1.0 that Rome reads without a doubt. */
public final class FeedTree {

    private FeedTree() {}

    /**
     * The repaired tree; absent if there is no feed in it.
     *
     * @param url of the document, to which relative links belong; where it is not known, they
     *     belong to the address that the feed gives of itself
     */
    public static @Nullable Document repaired(
            Document document, @Nullable URI url, Repairs repairs) {
        Shape shape = Shape.of(document.getRootElement(), repairs);
        if (shape == null) {
            return null;
        }
        String own = url == null ? OwnLinks.ownAddress(shape.feed()) : url.toString();
        Bases bases = new Bases(own, repairs);
        TreeDates dates = new TreeDates(repairs);
        Element root =
                shape.isAtom()
                        ? new AtomRepair(bases, dates).document(shape)
                        : new RssRepair(bases, dates).document(shape);
        return new Document(root);
    }
}

package pactwatch.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.log.Json;

/**
 * Parses files as the service would parse them and writes one JSON line a file, in order. A file
 * that is no feed is answered by a line with {@code error}. With {@code --url}, relative addresses
 * are made absolute as if the files had been served there.
 */
public final class ParseCommand {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final FeedParser parser;
    private final ParseBounds bounds;
    private final @Nullable URI url;

    private ParseCommand(ParseBounds bounds, @Nullable URI url) {
        this.url = url;
        this.bounds = bounds;
        parser = new RomeFeedParser(bounds);
    }

    /** Parses every file named; the exit status is 1 if one could not be parsed, 2 without any. */
    public static void main(String[] args) throws IOException {
        boolean isPlaced = args.length > 1 && args[0].equals("--url");
        List<String> files = List.of(args).subList(isPlaced ? 2 : 0, args.length);
        if (files.isEmpty()) {
            System.err.println(
                    "usage: deploy/pactwatch parse [--url URL] FILE…   (one JSON line a file)");
            System.exit(2);
        }
        ParseCommand command =
                new ParseCommand(ParseBounds.DEFAULT, isPlaced ? URI.create(args[1]) : null);
        boolean isClean = true;
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, UTF_8);
        for (String file : files) {
            ObjectNode line = command.line(file);
            isClean &= line.path("ok").asBoolean();
            out.println(MAPPER.writeValueAsString(line));
        }
        out.flush();
        System.exit(isClean ? 0 : 1);
    }

    private ObjectNode line(String file) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("file", file);
        try {
            ParsedFeed feed = parser.parse(bytes(Path.of(file)), null, url);
            line.put("ok", true);
            show(feed, line);
        } catch (FeedParser.NotAFeed e) {
            line.put("ok", false).put("error", e.getMessage());
            ArrayNode feeds = line.putArray("feeds");
            e.feeds().forEach(feeds::add);
        } catch (NoSuchFileException e) {
            line.put("ok", false).put("error", "There is no such file");
        } catch (IOException | RuntimeException e) {
            line.put("ok", false).put("error", "The file cannot be read: " + e);
        }
        return line;
    }

    /** One byte more than the parser reads, so that it can say that there are more. */
    private byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bounds.bytesMax() + 1);
        }
    }

    private static void show(ParsedFeed feed, ObjectNode line) {
        line.putObject("feed")
                .put("title", feed.titleMarkup())
                .put("link", feed.link())
                .put("id", feed.id());
        ArrayNode entries = line.putArray("entries");
        for (ParsedFeed.Item item : feed.items()) {
            entries.addObject()
                    .put("title", orNull(item.titleMarkup()))
                    .put("link", orNull(item.link()))
                    .put("id", orNull(item.guid()))
                    .put("published", text(item.published()))
                    .put("updated", text(item.updated()));
        }
        ArrayNode warnings = line.putArray("warnings");
        feed.warnings().forEach(warnings::add);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}

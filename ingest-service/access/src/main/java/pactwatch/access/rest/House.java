package pactwatch.access.rest;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Right;

/**
 * What a service tells the filter of itself.
 *
 * @param publicUrl address under which people reach the pages; forms come from there
 * @param reads the right that reads need if their method does not say it
 * @param writes the right that writes need if their method does not say it
 * @param guardedTopics topics of {@code /api/log/{topic}} that are the operator's to read
 */
public record House(
        @Nullable URI publicUrl, Right reads, Right writes, Set<String> guardedTopics) {}

package pactwatch.analysis.radar;

import java.util.List;

/**
 * A sentence that names the pact and a member.
 *
 * @param members codes of the members that it names
 * @param words its words that could tell of a change, as patterns see them
 * @param isRead whether a claim was found in it
 * @param text the sentence
 */
record Sighting(List<String> members, List<String> words, boolean isRead, String text) {}

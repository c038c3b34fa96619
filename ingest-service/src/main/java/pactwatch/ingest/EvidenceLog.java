package pactwatch.ingest;

import pactwatch.ingest.contract.ItemEvent;

/** Takes in single items that no feed brought. */
public interface EvidenceLog {

    /** Appends an item; returns when it is in the log. */
    void append(ItemEvent.Seen item);
}

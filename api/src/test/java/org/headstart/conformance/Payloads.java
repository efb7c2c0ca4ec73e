package org.headstart.conformance;

import java.util.ArrayList;
import java.util.List;

/** Texts that a store which puts queries together, escapes wrongly or mistakes encodings does not keep. None is blank. */
final class Payloads {

    private static final List<String> PARTS = List.of(
            "x'; DROP TABLE trial; --",
            "x'); DELETE FROM trial; --",
            "' OR '1'='1",
            "\" OR \"\"=\"",
            "1; UPDATE trial SET state = 'QUEUED'",
            "\\' OR 1=1 --",
            "'||(SELECT version())||'",
            "$$; DROP SCHEMA public CASCADE; $$",
            "${jndi:ldap://127.0.0.1/a}",
            "?, $1, :name, %s, {0}",
            "%_\\%\\_",
            "\\u0000 \\x00 \\0",
            "a\0b",
            "\u001a0 \u001a\u001a",
            "\r\n\t\b\u007f\u0085\u2028",
            "é e\u0301 Å A\u030a ﬁ İ ß",
            "\ud83d\ude00\ud834\udd1e\udbff\udfff",
            "\u202e\u200b\ufeff\uffff",
            "<a href='x'>&amp;</a>",
            "{\"a\":[1,null]}");

    private Payloads() {}

    /** Each alone, and all in one of some length. */
    static List<String> all() {
        List<String> all = new ArrayList<>(PARTS);
        all.add(String.join("", PARTS).repeat(2));
        return all;
    }
}

package org.headstart.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Texts that a store which puts queries together, escapes wrongly or mistakes encodings does not keep. None is blank. */
public final class Payloads {

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

    /**
     * What ends a text, a name, a number or a comment of SQL, and what may follow; patched together at random.
     *
     * @param count how many, no two alike
     * @param seed  decides which
     */
    public static List<String> many(int count, long seed) {
        Random random = new Random(seed);
        List<String> ends = List.of(
                "'", "''", "\"", "`", "]", "$$", "*/", "--", "#", ";", ")", "\\", "\0", "\n", "/*", "$a$", "E'",
                "x'00");
        List<String> deeds = List.of(
                "DROP TABLE trial",
                "UPDATE study SET id = 'owned'",
                "DELETE FROM task",
                "INSERT INTO space (text, checksum) VALUES ('', 0)",
                "ATTACH DATABASE '/tmp/owned.db' AS owned",
                "PRAGMA writable_schema = 1",
                "COPY task TO PROGRAM 'id'",
                "SELECT load_extension('x')",
                "SELECT pg_sleep(60)",
                "UNION SELECT NULL, sqlite_version()",
                "CREATE TABLE owned (a TEXT)",
                "COMMIT",
                "ROLLBACK TO SAVEPOINT job",
                "SET search_path TO owned",
                "?",
                "$1",
                ":a",
                "@a",
                "{fn now()}",
                "{call owned()}");
        Set<String> payloads = new LinkedHashSet<>(all());
        while (payloads.size() < count) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.append(one(ends, random)).append(one(deeds, random)).append(one(ends, random));
                text.append(random.nextInt(3) == 0 ? one(PARTS, random) : Character.toString(letter(random)));
            }
            payloads.add(random.nextInt(50) == 0 ? text.toString().repeat(20) : text.toString());
        }
        return payloads.stream().limit(count).toList();
    }

    private static String one(List<String> among, Random random) {
        return among.get(random.nextInt(among.size()));
    }

    /** Any character at all, but no half of one. */
    private static int letter(Random random) {
        int letter = random.nextInt(Character.MAX_CODE_POINT + 1);
        return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE ? 'x' : letter;
    }
}

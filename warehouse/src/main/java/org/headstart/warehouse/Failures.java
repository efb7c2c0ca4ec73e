package org.headstart.warehouse;

import java.sql.SQLException;
import org.headstart.api.warehouse.WarehouseException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean for people. */
final class Failures {

    private static final int PRIMARY = 0xff;

    private Failures() {}

    static boolean isBusy(SQLException e) {
        int code = code(e);
        return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    /** After one of these nothing is known of what reached the disk, so nothing more may be written. */
    static boolean isFatal(SQLException e) {
        int code = code(e);
        return code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    static WarehouseException of(String location, SQLException e) {
        int code = code(e);
        String what = "The warehouse '" + location + "' ";
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new WarehouseException(
                    what + "cannot be written: the disk is full. All that was acknowledged is kept.",
                    "there is something to delete on that disk; `headstart resume` goes on from here.",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new WarehouseException(
                    what + "is no warehouse: the file is not a SQLite database.", "another file was meant.", e);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new WarehouseException(
                    what + "is damaged: " + e.getMessage() + ".", "there is a backup; nothing more is written.", e);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return new WarehouseException(
                    what + "cannot be opened for writing: " + e.getMessage() + ".",
                    "the file or its folder belongs to somebody else.",
                    e);
        }
        if (isBusy(e)) {
            return new WarehouseException(
                    what + "was locked for more than a minute by another process.",
                    "a backup or a stopped process holds it; look for one with `lsof`.",
                    e);
        }
        return new WarehouseException(what + "cannot be used: " + e.getMessage() + ".", null, e);
    }

    private static int code(SQLException e) {
        return e instanceof SQLiteException known ? known.getResultCode().code & PRIMARY : 0;
    }
}

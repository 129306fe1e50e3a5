# What is refused: what happened, what is safe, what to do.
refusal-no-file =
    .what = No file is open.
    .safe = No data is affected.
    .todo = Open a file or the sample.
refusal-file-missing =
    .what = { $file } was not found.
    .safe = Nothing was changed.
    .todo = Check the name, the folder, or whether the drive is plugged in.
refusal-file-foreign =
    .what = { $file } is not a file of Nghị Sự.
    .safe = The file was left as it is.
    .todo = Choose a file ending in .nghisu.
refusal-file-newer =
    .what = { $file } was made by a newer Nghị Sự (schema { $found }, this version knows { $known }).
    .safe = The file was left as it is.
    .todo = Update Nghị Sự on this machine, or open an older backup.
refusal-file-damaged =
    .what = { $file } is damaged: { $detail }.
    .safe = The file was left as it is and not overwritten.
    .todo = Restore the latest backup.
refusal-file-held =
    .what = { $file } is open for writing by { $holder }.
    .safe = Nothing was changed.
    .todo = Close the other program, or open the file for reading.
refusal-file-read-only =
    .what = { $file } may not be written to.
    .safe = The file was left as it is.
    .todo = Copy the file to a folder that can be written to and open it there.
refusal-disk-full =
    .what = { $file } could not be written. The disk is full.
    .safe = Everything saved before is intact.
    .todo = Free some space or choose another drive, then do it again.
refusal-disk-failed =
    .what = { $file } could not be read or written: { $detail }.
    .safe = Everything saved before is intact.
    .todo = Check the drive and do it again.
refusal-file-exists =
    .what = { $file } exists already.
    .safe = The existing file was left as it is.
    .todo = Choose another name, or allow it to be replaced.
refusal-file-target =
    .what = A file cannot be written at { $file }.
    .safe = Nothing was written.
    .todo = Choose a folder and a plain file name.
refusal-text-empty =
    .what = { $field } is empty.
    .safe = Everything else is kept.
    .todo = Enter { $field } and save again.
refusal-text-long =
    .what = { $field } has { $found } characters, at most { $limit }.
    .safe = What was typed is kept.
    .todo = Shorten it and save again.
refusal-text-forbidden =
    .what = { $field } holds a character that cannot be stored ({ $letter }).
    .safe = What was typed is kept.
    .todo = Remove it and save again.
refusal-date-impossible =
    .what = { $text } is not a date.
    .safe = What was typed is kept.
    .todo = Enter { $field } as day/month/year, for example 31/8/2022.
refusal-date-early =
    .what = { $field } { $date } is before { $limit }.
    .safe = What was typed is kept.
    .todo = Choose { $limit } or later.
refusal-date-late =
    .what = { $field } { $date } is after { $limit }.
    .safe = What was typed is kept.
    .todo = Choose { $limit } or earlier.
refusal-time-early =
    .what = { $field } { $time } is not after { $limit }.
    .safe = What was typed is kept.
    .todo = Choose a time after { $limit }.
refusal-number-outside =
    .what = { $field } is { $found }, must be { $min } to { $max }.
    .safe = What was typed is kept.
    .todo = Enter a number in that range.
refusal-before-book =
    .what = The book begins on { $begins_on }.
    .safe = Present data is unchanged.
    .todo = Choose { $begins_on } or later.
refusal-unknown =
    .what = The record was not found ({ $noun }).
    .safe = Nothing was changed.
    .todo = Reload the list; the record may be in the trash.
refusal-unit-unclear =
    .what = “{ $text }” fits { $n_found } units.
    .safe = Nothing was changed.
    .todo = Give the full name or the code of the unit.
refusal-taken =
    .what = “{ $text }” is taken ({ $noun }).
    .safe = Nothing was changed.
    .todo = Choose another name or code.
refusal-damaged =
    .what = The record differs from its history ({ $noun }).
    .safe = It is kept as it is and cannot be edited.
    .todo = Run the file check, then restore a backup.
refusal-number-used =
    .what = Number { $number } of { $year } is used.
    .safe = Nothing was issued.
    .todo = Use the next number.
refusal-meeting-state =
    .what = The meeting is in another state ({ $state }).
    .safe = Nothing was changed.
    .todo = Check the state of the meeting and do it again.
refusal-meeting-succeeded =
    .what = { $title } was held after this one, on { $held_on }.
    .safe = The meeting stays closed.
    .todo = Only the latest meeting can be reopened.
refusal-agenda-done =
    .what = The agenda has no such item.
    .safe = Nothing was changed.
    .todo = Choose another item, or close the meeting.
refusal-proposal-elsewhere =
    .what = Proposal { $code } belongs to another review.
    .safe = Nothing was changed.
    .todo = Choose an item of the meeting of the same review.
refusal-nothing-to-issue =
    .what = There is no directive to issue.
    .safe = Nothing was issued.
    .todo = Capture at least one directive.
refusal-item-refused =
    .what = Sentence { $item } was not taken into the draft. { $reason }
    .safe = No sentence was saved, those reviewed are kept.
    .todo = Correct or drop this sentence, then take them again.
refusal-directive-incomplete =
    .what = Directive { $code } has no lead unit.
    .safe = Nothing was issued, drafts are kept.
    .todo = Choose a lead unit, or make it an orientation.
refusal-directive-issued =
    .what = Directive { $code } is issued.
    .safe = What was issued stays as it is.
    .todo = Issue a correction if it must change.
refusal-task-closed =
    .what = Task { $code } is closed.
    .safe = Nothing was changed.
    .todo = Undo the closing if it was a mistake.
refusal-report-missing =
    .what = Task { $code } has no completion report.
    .safe = Nothing was changed.
    .todo = Record the completion report first.
refusal-report-open =
    .what = Task { $code } has a report awaiting confirmation.
    .safe = Nothing was changed.
    .todo = Confirm or return that report first.
refusal-extension-open =
    .what = Task { $code } has an open extension request.
    .safe = Nothing was changed.
    .todo = Decide that request first.
refusal-extension-missing =
    .what = Task { $code } has no open extension request.
    .safe = Nothing was changed.
    .todo = Record the request first.
refusal-extension-pointless =
    .what = Task { $code } has no due date to extend.
    .safe = Nothing was changed.
    .todo = Set a due date first.
refusal-undo-nothing =
    .what = There is nothing to undo.
    .safe = Nothing was changed.
    .todo = See the history for what was done.
refusal-redo-nothing =
    .what = There is nothing to redo.
    .safe = Nothing was changed.
    .todo = See the history for what was done.
refusal-undo-touched =
    .what = Act { $seq } cannot be undone because act { $later } touched the same record.
    .safe = Nothing was changed.
    .todo = Undo act { $later } first.
refusal-undo-never =
    .what = This act is never undone ({ $kind }).
    .safe = Nothing was changed.
    .todo = Use the act that reverses it, for example withdrawing the notice.
refusal-unchanged =
    .what = There is nothing to save.
    .safe = Data is as it was.
    .todo = Change something and save again.
refusal-glyph-missing =
    .what = The font has no “{ $letter }” in { $place }.
    .safe = No file was written.
    .todo = Replace that character and export again.
refusal-cancelled =
    .what = Cancelled.
    .safe = No unfinished file is left.
    .todo = Export again when needed.
refusal-chart-too-small =
    .what = { $width } × { $height } is too little room for this chart.
    .safe = The figures are unchanged.
    .todo = Widen the window, or read the figures as a table.
refusal-unexpected =
    .what = Something unexpected went wrong.
    .safe = Everything saved before is intact.
    .todo = Copy the details and send them to support.
refusal-unit-loop =
    .what = Unit { $code } cannot belong to itself.
    .safe = The register is unchanged.
    .todo = Choose another parent unit.
refusal-unit-ungrouped =
    .what = { $unit } is no group of units, so it has no members.
    .safe = The register is unchanged.
    .todo = Choose the kind “Groups of units”, or drop the members.
refusal-unit-ended =
    .what = { $unit } ended on { $last_on }.
    .safe = The register is unchanged.
    .todo = Choose a unit that exists, or correct its last day first.
refusal-unit-leads =
    .what = { $unit } still leads { $n_tasks } open tasks.
    .safe = The unit and its tasks are unchanged.
    .todo = Choose who takes them over in the same act; confirm or return first what waits to be confirmed.
refusal-task-scheduled =
    .what = Task { $code } is due on { $due_on } already.
    .safe = The due date is unchanged.
    .todo = Use an extension to move it.
refusal-file-older =
    .what = { $file } was made by an older Nghị Sự (schema { $found }, this version reads from { $known } on).
    .safe = The file was left as it is.
    .todo = Open it once in the window of Nghị Sự: it is backed up first, then brought up to date. Then try again.
refusal-notice-left =
    .what = Notice { $number } has left the program (as { $paper }), so its issue cannot be undone.
    .safe = The notice, its directives and its tasks were left as they are.
    .todo = If it was issued in error, use “withdraw the conclusion notice”; its number stays used.
refusal-restore-first =
    .what = This record belongs to “{ $text }” ({ $noun }), which is in the trash too.
    .safe = Nothing was changed.
    .todo = Bring “{ $text }” back first.
refusal-restore-withdrawn =
    .what = Task { $code } was assigned by a notice that was withdrawn.
    .safe = Nothing was changed; its words stay in the trash.
    .todo = Issue the notice again: it assigns its tasks anew.
refusal-trash-fresh =
    .what = Nothing may leave the trash yet.
    .safe = The trash was left as it is.
    .todo = A record leaves for good after { $days } days in the trash, when no other record uses it.
refusal-calendar-line =
    .what =
        Line { $line } of the holiday calendar cannot be read: { $fault ->
            [fields] it must have three parts, with semicolons between
            [date] there is no such day
            [kind] the second part must be “nghỉ” or “làm bù”
            [standing] the second part must be “chính thức” or “dự kiến”
            [year] a year lies between 1900 and 2199
            [year_twice] the year stands on a line above
            [day_twice] the day stands on a line above
            [year_not_named] no “năm” line names this year
            [worked_on_weekday] the day is a working day anyway
           *[other] unclear
        }.
    .safe = The calendar in use was left as it is.
    .todo = Mend the line “{ $text }” and save again.
refusal-trash-unknown =
    .what = The trash holds no record { $record }.
    .safe = Nothing was changed.
    .todo = Look at the list of the trash again.
refusal-line-unreadable =
    .what =
        Line { $line } cannot be read: { $fault ->
            [utf8] it is no UTF-8 text
            [json] it is no JSON object
            [text] “text” is missing
            [date] “date” is no day like 2022-07-26
           *[other] unclear
        }.
    .safe = No line was answered.
    .todo = Mend this line and run again.
refusal-nothing-overdue =
    .what = No task is overdue on { $as_of }, so nobody is to be reminded.
    .safe = No letter was made.
    .todo = Check the review, the unit or the day.
refusal-paper-empty =
    .what = The paper lacks a part it cannot do without ({ $place }).
    .safe = No file was written.
    .todo = Fill in that part and make the paper again.
refusal-file-form =
    .what = The name { $file } has no ending known here.
    .safe = No file was written.
    .todo = Give the file a name ending in one of: { $known }.
refusal-word-unavailable =
    .what = This kind of paper has no Word form ({ $file }).
    .safe = No file was written.
    .todo = Give the file a name ending in .pdf; the conclusion notice, the minutes and the report also leave as Word files.
refusal-target-twice =
    .what = The target is given to one unit and to a whole kind at once.
    .safe = Nothing was changed.
    .todo = Give it to one unit, or to the kind.
refusal-figure-decided =
    .what = The figure of { $code } for { $on_date } is accepted already.
    .safe = Nothing was changed.
    .todo = To correct it, record that day again; the old figure stays in the history.
refusal-figure-unproven =
    .what = { $code } says yes and names no paper that proves it.
    .safe = Nothing was changed.
    .todo = Enter the number of the paper or attach its file, then accept.
refusal-lead-same =
    .what = { $unit } leads task { $code } already.
    .safe = Nothing was changed.
    .todo = Choose another unit to transfer to.
refusal-task-ungrouped =
    .what = Task { $code } is led by { $unit }, which is no group.
    .safe = Nothing was changed.
    .todo = Use “Transfer” to change the lead unit.
refusal-task-itself =
    .what = Task { $code } cannot be replaced by itself.
    .safe = Nothing was changed.
    .todo = Choose another open task.
refusal-coordinator-leads =
    .what = { $unit } leads task { $code }, so it does not coordinate it.
    .safe = No task was changed.
    .todo = Take { $unit } off the list, or unmark { $code }.
refusal-evidence-kind =
    .what = File { $file } is no PDF, picture or office document.
    .safe = Nothing was stored; the file was not opened or run.
    .todo = Choose a PDF, PNG, JPG, TIF, or a Word, Excel, PowerPoint or OpenDocument file without macros.
refusal-evidence-large =
    .what = File { $file } is { $found } MB, at most { $limit } MB.
    .safe = The file was not read, nothing was stored.
    .todo = Scan it again at a lower resolution, or split it.
refusal-evidence-fileless =
    .what = This document has no attached file.
    .safe = Nothing was changed.
    .todo = Attach a file to the task first.
refusal-sheet-unreadable =
    .what = The file { $file } cannot be read: { $fault ->
        [empty] it is empty
        [foreign] it is neither a workbook (.xlsx) nor text (.csv)
        [old_form] it is a workbook of the old form (.xls)
        [open_document] it is an OpenDocument sheet (.ods)
        [locked] it is locked with a password
        [broken] it is cut short or damaged
        [large] it is too large
        [inflated] it unpacks to more than is allowed
        [unsafe] a name inside leads out of it or stands twice
        [crowded] it has too many rows, columns or cells
        [long] a cell holds too much text
        [outside] it has a cell outside any sheet
        [memory] reading it needs too much memory
        [slow] reading it takes too long
        [coding] its letters are not known here
        [reader] the program nghisu-cli is not beside this one
       *[other] unknown fault
    }.
    .safe = Nothing was imported; the file is unchanged.
    .todo = { $fault ->
        [old_form] Open it in Excel or LibreOffice and save it as .xlsx.
        [open_document] Open it in LibreOffice and save it as .xlsx.
        [locked] Open it, remove the password and save it again.
        [coding] Open it in Excel and save it as CSV UTF-8 or .xlsx.
        [reader] Install the program completely, or save the list as CSV UTF-8.
       *[other] Open it in Excel or LibreOffice, copy the list into an empty workbook and save that as .xlsx.
    }
refusal-sheet-heads =
    .what = The file { $file } has no row of heads with the columns { $heads }.
    .safe = Nothing was imported.
    .todo = Give those columns these heads within the first 20 rows, or use the empty sheet.
refusal-coding-asked =
    .what = The file { $file } is written in { $coding ->
        [tcvn3] TCVN3 (ABC)
        [vni] VNI
        [cp1258] Windows-1258
       *[other] old letters
    } and has to be converted to Unicode.
    .safe = Nothing was imported.
    .todo = Look at the converted text; when it is right, agree and import again (command line: --coding { $coding }).
refusal-rows-refused =
    .what = { $n_refused } of { $n_rows } rows cannot be imported yet.
    .safe = No row was imported.
    .todo = Look at the preview for the wrong cells and correct the file; or import the good rows alone.
refusal-cell-uncomputed =
    .what = A formula has no result yet.
    .safe = This row is not imported.
    .todo = Open the file in Excel or LibreOffice, so that the formula is computed, and save it.
refusal-cell-unread =
    .what = “{ $text }” cannot be read.
    .safe = This row is not imported.
    .todo = Open the file in Excel or LibreOffice, correct the cell and save it.
refusal-unit-unknown =
    .what = The register has no unit “{ $text }”.
    .safe = This row is not imported.
    .todo = Correct the name in the file, or enter it as another name of the unit.
refusal-book-foreign =
    .what = The file { $file } is no workbook this program sent out.
    .safe = Nothing was imported.
    .todo = Take the file the unit sent back; if its guide and its hidden columns were deleted, send the unit a new workbook.
refusal-book-unknown =
    .what = The file { $file } is workbook { $book }, which the open file does not know.
    .safe = Nothing was imported.
    .todo = Open the committee file this workbook was sent from, or send the unit a new one.
refusal-book-twice =
    .what = The file { $file } is of { $unit } too, as is { $other }.
    .safe = The file { $other } can still be imported.
    .todo = Keep one file of { $unit } and choose again.
refusal-row-moved =
    .what = The locked part of the row was changed, or the row was moved apart: it is not known what it answers.
    .safe = This row is not imported.
    .todo = Copy what was filled in to the right row of the original workbook, and import that.
refusal-row-repeats =
    .what = This row and row { $row } are of the same record and say different things.
    .safe = Neither row is imported.
    .todo = Delete one of the two rows in the file, and import it again.
refusal-row-raised =
    .what = This row was imported before with another text.
    .safe = What was imported stays as it is.
    .todo = Edit that proposal here, or write the new one in another row.
refusal-cell-merged =
    .what = The cell is merged in { $area }.
    .safe = This row is not imported.
    .todo = Split the cells in the file, write each row its own, and import it again.
refusal-cell-needs =
    .what = The cell “{ $head }” is missing.
    .safe = This row is not imported.
    .todo = Fill that cell in the same row.
refusal-percent-scale =
    .what = The cell of percent says { $found }, which is { $shown } %.
    .safe = This row is not imported.
    .todo = Was { $found } % meant? Then write { $found }% in the cell.
refusal-number-whole =
    .what = { $found } is no whole number.
    .safe = This row is not imported.
    .todo = Write a whole number without a comma, as 1234 or 1.234.
refusal-row-finished =
    .what = The task is finished.
    .safe = This row is not imported.
    .todo = Import running tasks only.
refusal-row-known =
    .what = It is in the file already, as { $code }.
    .safe = The task that is there stays as it is.
    .todo = Take this row out of the list.
refusal-row-twice =
    .what = It repeats row { $row }.
    .safe = Row { $row } can still be imported.
    .todo = Take one of the two out.
refusal-extension-undated =
    .what = The due date moved from { $first_on } to { $due_on }, but no day of an extension is given.
    .safe = This row is not imported.
    .todo = Write the day more time was granted into the column “Ngày gia hạn”.

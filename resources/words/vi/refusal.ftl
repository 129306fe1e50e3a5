# What is refused: what happened, what is safe, what to do.
refusal-no-file =
    .what = Chưa mở tệp nào.
    .safe = Không có dữ liệu nào bị ảnh hưởng.
    .todo = Mở một tệp hoặc mở dữ liệu mẫu.
refusal-file-missing =
    .what = Không tìm thấy tệp { $file }.
    .safe = Không có gì bị thay đổi.
    .todo = Kiểm tra tên, thư mục, hoặc ổ đĩa rời đã cắm chưa.
refusal-file-foreign =
    .what = Tệp { $file } không phải tệp của Nghị Sự.
    .safe = Tệp được giữ nguyên, không ghi gì vào.
    .todo = Chọn tệp có đuôi .nghisu.
refusal-file-newer =
    .what = Tệp { $file } do bản Nghị Sự mới hơn tạo (lược đồ { $found }, bản này hiểu đến { $known }).
    .safe = Tệp được giữ nguyên.
    .todo = Cập nhật Nghị Sự trên máy này, hoặc mở một bản sao lưu cũ hơn.
refusal-file-damaged =
    .what = Tệp { $file } bị hỏng: { $detail }.
    .safe = Tệp được giữ nguyên, không bị ghi đè.
    .todo = Khôi phục từ bản sao lưu gần nhất.
refusal-file-held =
    .what = Tệp { $file } đang được { $holder } mở để ghi.
    .safe = Không có gì bị thay đổi.
    .todo = Đóng chương trình kia, hoặc mở tệp để xem.
refusal-file-read-only =
    .what = Không được phép ghi vào { $file }.
    .safe = Tệp được giữ nguyên.
    .todo = Chép tệp sang thư mục ghi được rồi mở lại.
refusal-disk-full =
    .what = Không ghi được { $file }. Ổ đĩa đã đầy.
    .safe = Dữ liệu đã lưu trước đó còn nguyên.
    .todo = Giải phóng dung lượng hoặc chọn ổ khác, rồi làm lại.
refusal-disk-failed =
    .what = Không đọc ghi được { $file }: { $detail }.
    .safe = Dữ liệu đã lưu trước đó còn nguyên.
    .todo = Kiểm tra ổ đĩa rồi làm lại.
refusal-file-exists =
    .what = Đã có tệp { $file }.
    .safe = Tệp cũ được giữ nguyên.
    .todo = Chọn tên khác, hoặc cho phép thay thế.
refusal-file-target =
    .what = Không thể ghi tệp tại { $file }.
    .safe = Không có gì được ghi.
    .todo = Chọn một thư mục và một tên tệp thường.
refusal-text-empty =
    .what = Chưa nhập { $field }.
    .safe = Nội dung khác vẫn giữ.
    .todo = Nhập { $field } rồi lưu lại.
refusal-text-long =
    .what = { $field } dài { $found } ký tự, tối đa { $limit }.
    .safe = Nội dung đã nhập vẫn giữ.
    .todo = Rút gọn rồi lưu lại.
refusal-text-forbidden =
    .what = { $field } có ký tự không lưu được ({ $letter }).
    .safe = Nội dung đã nhập vẫn giữ.
    .todo = Xóa ký tự đó rồi lưu lại.
refusal-date-impossible =
    .what = { $text } không phải ngày có thật.
    .safe = Nội dung đã nhập vẫn giữ.
    .todo = Nhập { $field } dạng ngày/tháng/năm, ví dụ 31/8/2022.
refusal-date-early =
    .what = { $field } { $date } sớm hơn { $limit }.
    .safe = Nội dung đã nhập vẫn giữ.
    .todo = Chọn ngày từ { $limit } trở đi.
refusal-date-late =
    .what = { $field } { $date } muộn hơn { $limit }.
    .safe = Nội dung đã nhập vẫn giữ.
    .todo = Chọn ngày không muộn hơn { $limit }.
refusal-time-early =
    .what = { $field } { $time } không sau { $limit }.
    .safe = Nội dung đã nhập vẫn giữ.
    .todo = Chọn giờ sau { $limit }.
refusal-number-outside =
    .what = { $field } là { $found }, phải từ { $min } đến { $max }.
    .safe = Nội dung đã nhập vẫn giữ.
    .todo = Nhập số trong khoảng đó.
refusal-before-book =
    .what = Sổ bắt đầu từ ngày { $begins_on }.
    .safe = Dữ liệu hiện tại không đổi.
    .todo = Chọn ngày từ { $begins_on } trở đi.
refusal-unknown =
    .what = Không tìm thấy bản ghi ({ $noun }).
    .safe = Không có gì bị thay đổi.
    .todo = Tải lại danh sách; bản ghi có thể đã vào thùng rác.
refusal-unit-unclear =
    .what = “{ $text }” khớp { $n_found } đơn vị.
    .safe = Không có gì bị thay đổi.
    .todo = Nêu tên đầy đủ hoặc mã đơn vị.
refusal-taken =
    .what = “{ $text }” đã được dùng ({ $noun }).
    .safe = Không có gì bị thay đổi.
    .todo = Chọn tên hoặc mã khác.
refusal-damaged =
    .what = Bản ghi khác với lịch sử của nó ({ $noun }).
    .safe = Bản ghi được giữ nguyên và tạm khóa sửa.
    .todo = Chạy kiểm tra tệp, rồi khôi phục từ sao lưu.
refusal-number-used =
    .what = Số { $number } năm { $year } đã dùng.
    .safe = Chưa ban hành gì.
    .todo = Dùng số tiếp theo.
refusal-meeting-state =
    .what = Phiên họp đang ở trạng thái khác ({ $state }).
    .safe = Không có gì bị thay đổi.
    .todo = Kiểm tra trạng thái phiên họp rồi làm lại.
refusal-meeting-succeeded =
    .what = Sau phiên này đã có { $title } ngày { $held_on }.
    .safe = Phiên họp vẫn ở trạng thái đã kết thúc.
    .todo = Chỉ mở lại được phiên họp gần nhất.
refusal-agenda-done =
    .what = Chương trình không có mục nào như vậy.
    .safe = Không có gì bị thay đổi.
    .todo = Chọn mục khác, hoặc kết thúc phiên họp.
refusal-proposal-elsewhere =
    .what = Đề nghị { $code } thuộc kỳ khác.
    .safe = Không có gì bị thay đổi.
    .todo = Chọn mục của phiên họp cùng kỳ với đề nghị.
refusal-nothing-to-issue =
    .what = Chưa có chỉ đạo nào để ban hành.
    .safe = Chưa ban hành gì.
    .todo = Ghi ít nhất một chỉ đạo.
refusal-item-refused =
    .what = Câu { $item } chưa đưa được vào dự thảo. { $reason }
    .safe = Chưa câu nào được ghi, các câu đã duyệt vẫn giữ.
    .todo = Sửa hoặc bỏ câu này, rồi đưa vào lại.
refusal-directive-incomplete =
    .what = Chỉ đạo { $code } chưa có đơn vị chủ trì.
    .safe = Chưa ban hành gì, bản nháp vẫn giữ.
    .todo = Chọn đơn vị chủ trì, hoặc chuyển thành định hướng.
refusal-directive-issued =
    .what = Chỉ đạo { $code } đã ban hành.
    .safe = Nội dung đã ban hành giữ nguyên.
    .todo = Ban hành bản đính chính nếu cần sửa.
refusal-task-closed =
    .what = Nhiệm vụ { $code } đã kết thúc.
    .safe = Không có gì bị thay đổi.
    .todo = Hoàn tác việc kết thúc nếu ghi nhầm.
refusal-report-missing =
    .what = Nhiệm vụ { $code } chưa có báo cáo hoàn thành.
    .safe = Không có gì bị thay đổi.
    .todo = Ghi báo cáo hoàn thành trước.
refusal-report-open =
    .what = Nhiệm vụ { $code } đã có báo cáo chờ xác nhận.
    .safe = Không có gì bị thay đổi.
    .todo = Xác nhận hoặc trả lại báo cáo đó trước.
refusal-extension-open =
    .what = Nhiệm vụ { $code } đang có yêu cầu gia hạn.
    .safe = Không có gì bị thay đổi.
    .todo = Quyết định yêu cầu đó trước.
refusal-extension-missing =
    .what = Nhiệm vụ { $code } không có yêu cầu gia hạn.
    .safe = Không có gì bị thay đổi.
    .todo = Ghi yêu cầu gia hạn trước.
refusal-extension-pointless =
    .what = Nhiệm vụ { $code } không có thời hạn để gia hạn.
    .safe = Không có gì bị thay đổi.
    .todo = Ấn định thời hạn trước.
refusal-undo-nothing =
    .what = Không còn gì để hoàn tác.
    .safe = Không có gì bị thay đổi.
    .todo = Xem lịch sử để biết việc đã làm.
refusal-redo-nothing =
    .what = Không có gì để làm lại.
    .safe = Không có gì bị thay đổi.
    .todo = Xem lịch sử để biết việc đã làm.
refusal-undo-touched =
    .what = Việc số { $seq } không hoàn tác được vì việc số { $later } đã sửa cùng bản ghi.
    .safe = Không có gì bị thay đổi.
    .todo = Hoàn tác việc số { $later } trước.
refusal-undo-never =
    .what = Việc này không hoàn tác được ({ $kind }).
    .safe = Không có gì bị thay đổi.
    .todo = Dùng việc ngược lại tương ứng, ví dụ thu hồi thông báo.
refusal-unchanged =
    .what = Không có thay đổi nào để ghi.
    .safe = Dữ liệu giữ nguyên.
    .todo = Sửa nội dung rồi lưu lại.
refusal-glyph-missing =
    .what = Phông chữ không có ký tự “{ $letter }” trong { $place }.
    .safe = Chưa ghi tệp nào.
    .todo = Thay ký tự đó rồi xuất lại.
refusal-cancelled =
    .what = Đã hủy.
    .safe = Không có tệp dở dang.
    .todo = Xuất lại khi cần.
refusal-chart-too-small =
    .what = Khung { $width } × { $height } không đủ chỗ cho biểu đồ này.
    .safe = Số liệu giữ nguyên.
    .todo = Mở rộng cửa sổ, hoặc xem bảng số liệu.
refusal-unexpected =
    .what = Có lỗi ngoài dự kiến.
    .safe = Dữ liệu đã lưu trước đó còn nguyên.
    .todo = Chép chi tiết và gửi người hỗ trợ.
refusal-unit-loop =
    .what = Đơn vị { $code } không thể thuộc chính nó.
    .safe = Danh sách đơn vị giữ nguyên.
    .todo = Chọn đơn vị cấp trên khác.
refusal-unit-ungrouped =
    .what = { $unit } không phải nhóm đơn vị nên không có thành viên.
    .safe = Danh sách đơn vị giữ nguyên.
    .todo = Chọn loại “Nhóm đơn vị”, hoặc bỏ danh sách thành viên.
refusal-unit-ended =
    .what = { $unit } đã kết thúc ngày { $last_on }.
    .safe = Danh sách đơn vị giữ nguyên.
    .todo = Chọn đơn vị đang hoạt động, hoặc sửa ngày kết thúc trước.
refusal-unit-leads =
    .what = { $unit } còn chủ trì { $n_tasks } nhiệm vụ chưa xong.
    .safe = Đơn vị và các nhiệm vụ giữ nguyên.
    .todo = Chọn đơn vị nhận các nhiệm vụ ấy trong cùng thao tác; nhiệm vụ đang chờ xác nhận thì xác nhận hoặc trả lại trước.
refusal-task-scheduled =
    .what = Nhiệm vụ { $code } đã có hạn { $due_on }.
    .safe = Hạn đã có giữ nguyên.
    .todo = Dùng gia hạn để đổi hạn.
refusal-file-older =
    .what = Tệp { $file } do bản Nghị Sự cũ hơn tạo (lược đồ { $found }, bản này đọc từ { $known }).
    .safe = Tệp được giữ nguyên.
    .todo = Mở tệp một lần trong cửa sổ Nghị Sự: chương trình sao lưu tệp trước rồi mới nâng cấp. Sau đó làm lại.
refusal-notice-left =
    .what = Thông báo { $number } đã rời chương trình (tệp { $paper }) nên việc ban hành không hoàn tác được.
    .safe = Thông báo, các chỉ đạo và nhiệm vụ giữ nguyên.
    .todo = Nếu ban hành sai, dùng “Thu hồi thông báo kết luận”; số đã cấp vẫn tính là đã dùng.
refusal-restore-first =
    .what = Bản ghi này thuộc “{ $text }” ({ $noun }), cũng đang ở trong thùng rác.
    .safe = Không có gì bị thay đổi.
    .todo = Lấy lại “{ $text }” trước.
refusal-restore-withdrawn =
    .what = Nhiệm vụ { $code } được giao theo thông báo đã thu hồi.
    .safe = Không có gì bị thay đổi; nội dung vẫn còn trong thùng rác.
    .todo = Ban hành lại thông báo: nhiệm vụ được giao lại theo thông báo mới.
refusal-trash-fresh =
    .what = Chưa có bản ghi nào được phép rời thùng rác.
    .safe = Thùng rác giữ nguyên.
    .todo = Bản ghi được xóa hẳn khi đã ở trong thùng rác { $days } ngày và không còn bản ghi nào dùng đến.
refusal-calendar-line =
    .what =
        Dòng { $line } của lịch nghỉ không đọc được: { $fault ->
            [fields] phải đủ ba phần, cách nhau bằng dấu chấm phẩy
            [date] ngày không có thật
            [kind] phần thứ hai phải là “nghỉ” hoặc “làm bù”
            [standing] phần thứ hai phải là “chính thức” hoặc “dự kiến”
            [year] năm phải từ 1900 đến 2199
            [year_twice] năm đã có ở dòng trên
            [day_twice] ngày đã có ở dòng trên
            [year_not_named] chưa có dòng “năm” cho năm này
            [worked_on_weekday] ngày này vốn là ngày làm việc
           *[other] không rõ
        }.
    .safe = Lịch nghỉ đang dùng giữ nguyên.
    .todo = Sửa dòng “{ $text }” rồi lưu lại.
refusal-trash-unknown =
    .what = Thùng rác không có bản ghi { $record }.
    .safe = Không có gì bị thay đổi.
    .todo = Xem lại danh sách trong thùng rác.
refusal-line-unreadable =
    .what =
        Dòng { $line } không đọc được: { $fault ->
            [utf8] không phải văn bản UTF-8
            [json] không phải một đối tượng JSON
            [text] thiếu “text”
            [date] “date” không phải một ngày dạng 2022-07-26
           *[other] không rõ
        }.
    .safe = Chưa dòng nào được trả lời.
    .todo = Sửa dòng này rồi chạy lại.
refusal-nothing-overdue =
    .what = Đến ngày { $as_of } không có nhiệm vụ nào quá hạn để đôn đốc.
    .safe = Chưa có công văn nào được lập.
    .todo = Xem lại kỳ, đơn vị hoặc ngày số liệu.
refusal-paper-empty =
    .what = Văn bản thiếu phần không thể bỏ trống ({ $place }).
    .safe = Chưa có tệp nào được ghi.
    .todo = Bổ sung phần này rồi lập lại văn bản.
refusal-file-form =
    .what = Tên tệp { $file } không có đuôi quen thuộc ở đây.
    .safe = Chưa có tệp nào được ghi.
    .todo = Đặt tên tệp có một trong các đuôi: { $known }.
refusal-word-unavailable =
    .what = Loại văn bản này không có dạng Word ({ $file }).
    .safe = Chưa có tệp nào được ghi.
    .todo = Đặt tên tệp có đuôi .pdf; dạng Word dành cho thông báo kết luận, biên bản và báo cáo.
refusal-target-twice =
    .what = Chỉ tiêu vừa giao cho một đơn vị, vừa giao cho cả loại đơn vị.
    .safe = Không có gì bị thay đổi.
    .todo = Giao cho một đơn vị, hoặc cho cả loại đơn vị.
refusal-figure-decided =
    .what = Số liệu { $code } ngày { $on_date } đã được chấp nhận.
    .safe = Không có gì bị thay đổi.
    .todo = Muốn sửa, nhập lại số liệu của ngày đó; số cũ vẫn còn trong lịch sử.
refusal-figure-unproven =
    .what = { $code }: “đã có” mà chưa nêu văn bản chứng minh.
    .safe = Không có gì bị thay đổi.
    .todo = Nhập số, ký hiệu văn bản hoặc đính kèm tệp, rồi chấp nhận.
refusal-lead-same =
    .what = { $unit } đang chủ trì nhiệm vụ { $code }.
    .safe = Không có gì bị thay đổi.
    .todo = Chọn đơn vị khác để chuyển.
refusal-task-ungrouped =
    .what = Nhiệm vụ { $code } do { $unit } chủ trì, không phải một nhóm đơn vị.
    .safe = Không có gì bị thay đổi.
    .todo = Dùng “Chuyển đơn vị khác” nếu cần đổi đơn vị chủ trì.
refusal-task-itself =
    .what = Nhiệm vụ { $code } không thể thay bằng chính nó.
    .safe = Không có gì bị thay đổi.
    .todo = Chọn một nhiệm vụ khác đang thực hiện.
refusal-coordinator-leads =
    .what = { $unit } đang chủ trì nhiệm vụ { $code } nên không phối hợp thêm.
    .safe = Chưa nhiệm vụ nào bị thay đổi.
    .todo = Bỏ { $unit } khỏi danh sách phối hợp, hoặc bỏ đánh dấu { $code }.
refusal-evidence-kind =
    .what = Tệp { $file } không phải PDF, ảnh hay văn bản văn phòng.
    .safe = Chưa có gì được lưu; tệp không được mở hay chạy.
    .todo = Chọn tệp PDF, PNG, JPG, TIF, hoặc văn bản Word, Excel, PowerPoint, OpenDocument không có macro.
refusal-evidence-large =
    .what = Tệp { $file } lớn { $found } MB, tối đa { $limit } MB.
    .safe = Tệp chưa được đọc, chưa có gì được lưu.
    .todo = Quét lại với độ phân giải thấp hơn, hoặc tách tệp.
refusal-evidence-fileless =
    .what = Văn bản này không có tệp đính kèm.
    .safe = Không có gì bị thay đổi.
    .todo = Đính kèm tệp cho nhiệm vụ trước.
refusal-sheet-unreadable =
    .what = Không đọc được tệp { $file }: { $fault ->
        [empty] tệp trống
        [foreign] không phải bảng tính .xlsx hay văn bản .csv
        [old_form] bảng tính dạng cũ (.xls)
        [open_document] bảng tính OpenDocument (.ods)
        [locked] tệp khóa bằng mật khẩu
        [broken] tệp bị cắt cụt hoặc hỏng
        [large] tệp quá lớn
        [inflated] nội dung nén phồng quá mức cho phép
        [unsafe] trong tệp có tên dẫn ra ngoài hoặc trùng nhau
        [crowded] quá nhiều dòng, cột hoặc ô
        [long] có ô chứa quá nhiều chữ
        [outside] có ô nằm ngoài bảng tính
        [memory] cần quá nhiều bộ nhớ
        [slow] đọc quá lâu
        [coding] không nhận ra bảng mã chữ
        [reader] thiếu chương trình nghisu-cli bên cạnh
       *[other] lỗi không rõ
    }.
    .safe = Chưa có gì được nhập; tệp không bị đổi.
    .todo = { $fault ->
        [old_form] Mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.
        [open_document] Mở bằng LibreOffice rồi lưu thành .xlsx.
        [locked] Mở tệp, bỏ mật khẩu rồi lưu lại.
        [coding] Mở bằng Excel rồi lưu thành CSV UTF-8 hoặc .xlsx.
        [reader] Cài lại chương trình cho đủ, hoặc lưu danh sách thành CSV UTF-8.
       *[other] Mở bằng Excel hoặc LibreOffice, chép danh sách sang bảng tính mới rồi lưu thành .xlsx.
    }
refusal-sheet-heads =
    .what = Tệp { $file } không có dòng tiêu đề gồm các cột { $heads }.
    .safe = Chưa có gì được nhập.
    .todo = Đặt đúng tên các cột ấy ở một trong 20 dòng đầu, hoặc dùng bảng mẫu.
refusal-coding-asked =
    .what = Tệp { $file } viết bằng bảng mã { $coding ->
        [tcvn3] TCVN3 (ABC)
        [vni] VNI
        [cp1258] Windows-1258
       *[other] cũ
    }, phải chuyển sang Unicode.
    .safe = Chưa có gì được nhập.
    .todo = Xem trước chữ đã chuyển; nếu đúng, đồng ý chuyển rồi nhập lại (dòng lệnh: --coding { $coding }).
refusal-rows-refused =
    .what = { $n_refused } trên { $n_rows } dòng chưa nhập được.
    .safe = Chưa có dòng nào được nhập.
    .todo = Xem trước để biết ô nào sai, sửa trong tệp; hoặc chỉ nhập các dòng hợp lệ.
refusal-cell-uncomputed =
    .what = Công thức chưa có kết quả.
    .safe = Dòng này chưa được nhập.
    .todo = Mở tệp bằng Excel hoặc LibreOffice để công thức được tính, rồi lưu lại.
refusal-cell-unread =
    .what = Không đọc được “{ $text }”.
    .safe = Dòng này chưa được nhập.
    .todo = Mở tệp bằng Excel hoặc LibreOffice, sửa ô rồi lưu lại.
refusal-unit-unknown =
    .what = Không có đơn vị “{ $text }” trong danh sách đơn vị.
    .safe = Dòng này chưa được nhập.
    .todo = Sửa tên trong tệp, hoặc ghi tên ấy làm tên gọi khác của đơn vị.
refusal-book-foreign =
    .what = Tệp { $file } không phải sổ báo cáo do chương trình này gửi đi.
    .safe = Chưa có gì được nhập.
    .todo = Lấy đúng tệp đơn vị gửi lại; nếu trang Hướng dẫn và các cột ẩn đã bị xóa, gửi sổ mới cho đơn vị.
refusal-book-unknown =
    .what = Tệp { $file } là sổ { $book }, không có trong tệp đang mở.
    .safe = Chưa có gì được nhập.
    .todo = Mở đúng tệp của Ban Chỉ đạo đã gửi sổ này, hoặc gửi sổ mới cho đơn vị.
refusal-book-twice =
    .what = Tệp { $file } cũng của { $unit }, trùng đơn vị với tệp { $other }.
    .safe = Tệp { $other } vẫn nhập được.
    .todo = Giữ lại một tệp của { $unit } rồi chọn lại.
refusal-row-moved =
    .what = Phần khóa của dòng đã bị sửa, hoặc dòng bị xê dịch, nên không rõ trả lời cho việc nào.
    .safe = Dòng này chưa được nhập.
    .todo = Chép nội dung đã điền vào đúng dòng trong sổ gốc, rồi nhập lại.
refusal-row-repeats =
    .what = Dòng này và dòng { $row } cùng một việc nhưng ghi khác nhau.
    .safe = Cả hai dòng chưa được nhập.
    .todo = Xóa một trong hai dòng trong tệp, rồi nhập lại.
refusal-row-raised =
    .what = Dòng này đã được nhập trước đây với nội dung khác.
    .safe = Nội dung đã nhập được giữ nguyên.
    .todo = Sửa kiến nghị ấy trong sổ, hoặc ghi việc mới ở một dòng khác.
refusal-cell-merged =
    .what = Ô bị gộp trong vùng { $area }.
    .safe = Dòng này chưa được nhập.
    .todo = Bỏ gộp ô trong tệp, ghi riêng cho từng dòng, rồi nhập lại.
refusal-cell-needs =
    .what = Thiếu ô “{ $head }”.
    .safe = Dòng này chưa được nhập.
    .todo = Ghi thêm ô ấy ở cùng dòng.
refusal-percent-scale =
    .what = Ô phần trăm ghi { $found }, tức là { $shown } %.
    .safe = Dòng này chưa được nhập.
    .todo = Có phải { $found } %? Nếu đúng, sửa ô thành { $found }%.
refusal-number-whole =
    .what = { $found } không phải số nguyên.
    .safe = Dòng này chưa được nhập.
    .todo = Ghi số nguyên, không dấu phẩy, ví dụ 1234 hoặc 1.234.
refusal-row-finished =
    .what = Nhiệm vụ đã kết thúc.
    .safe = Dòng này không được nhập.
    .todo = Chỉ nhập nhiệm vụ đang thực hiện.
refusal-row-known =
    .what = Đã có trong sổ, mã { $code }.
    .safe = Nhiệm vụ đang có được giữ nguyên.
    .todo = Bỏ dòng này khỏi danh sách.
refusal-row-twice =
    .what = Trùng với dòng { $row }.
    .safe = Dòng { $row } vẫn nhập được.
    .todo = Bỏ một trong hai dòng.
refusal-extension-undated =
    .what = Hạn đổi từ { $first_on } sang { $due_on } nhưng không có ngày gia hạn.
    .safe = Dòng này chưa được nhập.
    .todo = Ghi ngày cho gia hạn vào cột “Ngày gia hạn”.

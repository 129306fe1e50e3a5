# The trash: why a record stays in it for good.
trash-kept-in-use = còn bản ghi khác dùng đến
trash-kept-number = giữ số đã cấp

# Units and their register.
unit-find = Tìm đơn vị
unit-none = Chưa có đơn vị nào.
unit-none-fits = Không có đơn vị nào khớp “{ $text }”.
unit-members = Thành viên
unit-all = Tất cả
unit-kind-ministry = Bộ, ngành Trung ương
unit-kind-party-committee = Cấp ủy
unit-kind-province = UBND tỉnh
unit-kind-steering-committee = Ban Chỉ đạo
unit-kind-department = Sở, ngành
unit-kind-district = UBND cấp huyện
unit-kind-commune = UBND cấp xã
unit-kind-community-team = Tổ công nghệ số cộng đồng
unit-kind-school = Trường
unit-kind-bank = Ngân hàng
unit-kind-enterprise = Doanh nghiệp
unit-kind-group = Nhóm đơn vị
